package dev.sluice.internal.embedded;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Decides whether tasks are worth handing to other threads.
 *
 * <p>With a fixed threshold: if there are that many elements; an unknown number counts as enough. Otherwise from what was learnt from
 * earlier runs of the same group: a group is forked if it is expected to take more than {@value #WORTH_FORKING_NANOS} ns,
 * several times what a hand-off costs. The expectation is the number of elements times the last cost of one, at first
 * {@value #FIRST_NANOS_PER_ELEMENT} ns, which makes about 2,000 elements worth it; if the number is unknown, it is what the last run took,
 * and at first too little.
 *
 * <p>At most {@value #CAPACITY} groups are remembered; when there are more, all are forgotten and learnt again.
 *
 * <p><b>Thread rule:</b> thread-safe; lost updates only cost a less good guess.
 */
final class ForkAdvice {
    private static final long WORTH_FORKING_NANOS = 100_000;
    private static final long FIRST_NANOS_PER_ELEMENT = 50;
    private static final int CAPACITY = 1024;

    private final OptionalLong fixedThreshold;
    private final Map<TaskGroup.Key, Cost> costByGroup = new ConcurrentHashMap<>();

    /** Creates advice with a fixed number of elements to fork at, or that learns. */
    ForkAdvice(OptionalLong fixedThreshold) {
        this.fixedThreshold = fixedThreshold;
    }

    boolean isWorthForking(TaskGroup group) {
        long elementCount = group.elementCount();
        if (fixedThreshold.isPresent()) {
            return elementCount == PartitionSource.UNKNOWN || elementCount >= fixedThreshold.getAsLong();
        }
        Cost cost = costByGroup.get(group.key());
        if (elementCount == PartitionSource.UNKNOWN) {
            return cost != null && cost.totalNanos > WORTH_FORKING_NANOS;
        }
        double nanosPerElement = cost == null || cost.elementCount <= 0
                ? FIRST_NANOS_PER_ELEMENT
                : (double) cost.totalNanos / cost.elementCount;
        return elementCount * nanosPerElement > WORTH_FORKING_NANOS;
    }

    /** Learns what a group took, summed over its threads. */
    void learn(TaskGroup group, long totalNanos) {
        if (fixedThreshold.isPresent() || totalNanos <= 0) {
            return;
        }
        Cost cost = costByGroup.get(group.key());
        if (cost == null) {
            if (costByGroup.size() >= CAPACITY) {
                costByGroup.clear();
            }
            cost = costByGroup.computeIfAbsent(group.key(), unused -> new Cost());
        }
        cost.elementCount = group.elementCount();
        cost.totalNanos = totalNanos;
    }

    /** What the last run of a group took. */
    private static final class Cost {
        private volatile long elementCount = PartitionSource.UNKNOWN;
        private volatile long totalNanos;
    }
}

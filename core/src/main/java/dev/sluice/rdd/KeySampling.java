package dev.sluice.rdd;

import dev.sluice.function.Pair;
import dev.sluice.function.SerializableComparator;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws a few keys of each partition, every one with the same chance, and counts how many they stand for.
 *
 * @param limit the most keys to draw of a partition
 */
record KeySampling<K, V>(int limit)
        implements Action.OnEach<Pair<K, V>, KeySampling.Reservoir<K>, KeySampling.Sample<K>> {
    /** Enough that a partition is, with near certainty, less than half as full again as it should be. */
    private static final int KEYS_PER_RANGE = 60;

    private static final int MOST_KEYS = 1_000_000;

    /** Returns how many keys to draw of each of {@code sourceCount} partitions, to cut {@code rangeCount} ranges. */
    static int keysPerPartition(int rangeCount, int sourceCount) {
        long wanted = Math.min((long) KEYS_PER_RANGE * rangeCount, MOST_KEYS);
        return (int) ((wanted + sourceCount - 1) / Math.max(1, sourceCount));
    }

    /** Returns at most {@code rangeCount - 1} keys, ascending and different, that cut the samples into about equal parts. */
    static <K> List<K> bounds(List<Sample<K>> samples, SerializableComparator<K> order, int rangeCount) {
        List<Weighted<K>> candidates = new ArrayList<>();
        double totalWeight = 0;
        for (Sample<K> sample : samples) {
            double weight = (double) sample.count() / Math.max(1, sample.keys().size());
            sample.keys().forEach(key -> candidates.add(new Weighted<>(key, weight)));
            totalWeight += sample.count();
        }
        candidates.sort((first, second) -> order.compare(first.key(), second.key()));
        List<K> bounds = new ArrayList<>();
        double reached = 0;
        for (Weighted<K> candidate : candidates) {
            reached += candidate.weight();
            boolean isFull = reached >= totalWeight * (bounds.size() + 1) / rangeCount;
            if (isFull && bounds.size() < rangeCount - 1 && isAfterLast(bounds, candidate.key(), order)) {
                bounds.add(candidate.key());
            }
        }
        return bounds;
    }

    @Override
    public Reservoir<K> begin(int partition) {
        return new Reservoir<>(Partitioning.random(0, partition));
    }

    @Override
    public void accept(Reservoir<K> state, Pair<K, V> element) {
        state.offer(element.first(), limit);
    }

    @Override
    public Sample<K> end(Reservoir<K> state) {
        return new Sample<>(state.keys, state.count);
    }

    private static <K> boolean isAfterLast(List<K> bounds, K key, SerializableComparator<K> order) {
        return bounds.isEmpty() || order.compare(bounds.get(bounds.size() - 1), key) < 0;
    }

    /** The keys drawn so far (Vitter's algorithm R). */
    static final class Reservoir<K> {
        private final SplittableRandom random;
        private final List<K> keys = new ArrayList<>();
        private long count;

        private Reservoir(SplittableRandom random) {
            this.random = random;
        }

        private void offer(K key, int limit) {
            count++;
            if (keys.size() < limit) {
                keys.add(key);
                return;
            }
            long place = random.nextLong(count);
            if (place < limit) {
                keys.set((int) place, key);
            }
        }
    }

    /** Some keys of a partition, and the number of elements that they were drawn from. */
    record Sample<K>(List<K> keys, long count) implements Serializable {}

    private record Weighted<K>(K key, double weight) {}
}

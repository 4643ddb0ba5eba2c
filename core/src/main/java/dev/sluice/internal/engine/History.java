package dev.sluice.internal.engine;

import dev.sluice.internal.plan.BatchLineage;
import dev.sluice.rdd.RDDNode;
import dev.sluice.time.BatchTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * The lineage of past batches, as far back as the program looks.
 *
 * <p><b>Thread rule:</b> confined to the batch-runner thread.
 */
final class History {
    private final long rememberMillis;
    private final Consumer<RDDNode.Cached<?>> releaseNode;
    private final Consumer<BatchTime> releaseInput;
    private final Deque<BatchLineage> batches = new ArrayDeque<>();

    History(long rememberMillis, Consumer<RDDNode.Cached<?>> releaseNode, Consumer<BatchTime> releaseInput) {
        this.rememberMillis = rememberMillis;
        this.releaseNode = releaseNode;
        this.releaseInput = releaseInput;
    }

    /** Adds the batch that is about to run. */
    void add(BatchLineage lineage) {
        batches.addLast(lineage);
    }

    /** Forgets the batches that nobody looks back to when the one at {@code epochMillis} has ended. */
    void forgetBefore(long epochMillis) {
        while (!batches.isEmpty() && isForgotten(batches.getFirst().batch(), epochMillis)) {
            forget(batches.removeFirst());
        }
    }

    /** Forgets all batches. */
    void clear() {
        while (!batches.isEmpty()) {
            forget(batches.removeFirst());
        }
    }

    /** Returns the batches with a time in the given span, both ends included, in order. */
    List<BatchLineage> between(long fromMillis, long toMillis) {
        return batches.stream()
                .filter(lineage -> lineage.batch().milliseconds() >= fromMillis
                        && lineage.batch().milliseconds() <= toMillis)
                .toList();
    }

    private boolean isForgotten(BatchTime batch, long epochMillis) {
        return rememberMillis == 0 || batch.milliseconds() <= epochMillis - rememberMillis;
    }

    private void forget(BatchLineage lineage) {
        lineage.cachedNodes().forEach(releaseNode);
        releaseInput.accept(lineage.batch());
    }
}

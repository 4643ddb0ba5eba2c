package dev.sluice.internal.embedded;

import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.TaskAdditions;
import java.util.Iterator;

/**
 * Some partitions of a node that share a source and a chain of stages.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param node the node that the source computes
 * @param source where elements come from
 * @param loop pushes them through the chain
 * @param partitions the node's partitions that are wanted of this strand, ascending
 * @param offset what to take from a partition's number to get its number at the source; not 0 below a union
 */
@SuppressWarnings("ArrayRecordComponent") // never changed and never compared
record Strand(RDDNode<?> node, PartitionSource source, SourceLoop loop, int[] partitions, int offset) {

    int lastPartition() {
        return partitions[partitions.length - 1];
    }

    /** Returns this strand as part of a union in which its node's partitions begin {@code base} later. */
    Strand movedBy(int base) {
        if (base == 0) {
            return this;
        }
        int[] moved = new int[partitions.length];
        for (int index = 0; index < moved.length; index++) {
            moved[index] = partitions[index] + base;
        }
        return new Strand(node, source, loop, moved, offset + base);
    }

    void push(int partition, TaskState state) throws Exception {
        TaskAdditions recorder = state.attempt().recorder();
        if (recorder == null) {
            source.push(partition - offset, loop, state);
            return;
        }
        SourceWalk walk = walk(partition, recorder);
        walk.begin();
        try {
            source.push(partition - offset, loop, state);
        } finally {
            walk.end();
        }
    }

    Iterator<Object> pull(int partition, TaskAttempt attempt) {
        TaskAdditions recorder = attempt.recorder();
        if (recorder == null) {
            return pulled(partition, attempt);
        }
        SourceWalk walk = walk(partition, recorder);
        walk.begin();
        try {
            return walk.around(pulled(partition, attempt));
        } finally {
            walk.end();
        }
    }

    private Iterator<Object> pulled(int partition, TaskAttempt attempt) {
        Iterator<?> elements = source.opened(partition - offset, attempt);
        return loop.first() == BufferStage.INSTANCE
                ? new SourceIterator(elements, source.origin(), attempt)
                : new PullIterator(elements, source.origin(), loop.first(), attempt);
    }

    long elementCount(int partition) {
        return source.elementCount(partition - offset);
    }

    private SourceWalk walk(int partition, TaskAdditions recorder) {
        return new SourceWalk(new SourceWalk.Place(node, partition - offset), recorder);
    }
}

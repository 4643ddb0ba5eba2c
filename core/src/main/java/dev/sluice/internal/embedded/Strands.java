package dev.sluice.internal.embedded;

import dev.sluice.error.Invariants;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * How the wanted partitions of a node are computed: the strands own them all, in ascending order.
 *
 * <p><b>Thread rule:</b> immutable.
 */
record Strands(List<Strand> strands) {
    static final Strands NONE = new Strands(List.of());

    static Strands of(Strand strand) {
        return new Strands(List.of(strand));
    }

    /** Pushes all elements of a partition through its chain. */
    void push(int partition, TaskState state) throws Exception {
        owner(partition).push(partition, state);
        state.attempt().throwIfFailureWasSwallowed();
    }

    /** Returns an iterator over a partition whose chain ends in a {@link BufferStage}. */
    Iterator<Object> pull(int partition, TaskAttempt attempt) {
        return owner(partition).pull(partition, attempt);
    }

    /** Returns about how many elements the sources of a partition have, or {@link PartitionSource#UNKNOWN}. */
    long elementCount(int partition) {
        return owner(partition).elementCount(partition);
    }

    /** Returns about how many elements the sources of all wanted partitions have, or {@link PartitionSource#UNKNOWN}. */
    long elementCount() {
        long total = 0;
        for (Strand strand : strands) {
            for (int partition : strand.partitions()) {
                long count = strand.elementCount(partition);
                if (count == PartitionSource.UNKNOWN) {
                    return PartitionSource.UNKNOWN;
                }
                total += count;
            }
        }
        return total;
    }

    /** Returns the partitions of all strands, ascending. */
    int[] partitions() {
        if (strands.size() == 1) {
            return strands.get(0).partitions();
        }
        return strands.stream()
                .flatMapToInt(strand -> Arrays.stream(strand.partitions()))
                .toArray();
    }

    private Strand owner(int partition) {
        for (Strand strand : strands) {
            if (partition <= strand.lastPartition()) {
                return strand;
            }
        }
        Invariants.check(false, "partition %s was not planned", partition);
        throw new AssertionError(partition);
    }
}

package dev.sluice.sketches;

import static java.util.Objects.requireNonNull;

import dev.sluice.aggregate.Aggregate;

/**
 * About how many values differ.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param lgK the number of registers as a power of two
 */
record DistinctEstimates<T>(int lgK) implements Aggregate<T, DistinctSketch, Estimate> {
    /** An error of 1.6 % in 4 KB. */
    static final int DEFAULT_LG_K = 12;

    private static final int MIN_LG_K = 4;
    private static final int MAX_LG_K = 21;

    DistinctEstimates {
        if (lgK < MIN_LG_K || lgK > MAX_LG_K) {
            throw new IllegalArgumentException("distinctCount needs a lgK from " + MIN_LG_K + " to " + MAX_LG_K
                    + ", the power of two of its registers, got " + lgK);
        }
    }

    @Override
    public DistinctSketch create() {
        return DistinctSketch.create(lgK);
    }

    @Override
    public DistinctSketch add(DistinctSketch partial, T value) {
        partial.add(requireNonNull(value, "distinctCount got null. Filter it out before."));
        return partial;
    }

    @Override
    public DistinctSketch merge(DistinctSketch earlier, DistinctSketch later) {
        return earlier.mergedWith(later);
    }

    @Override
    public Estimate result(DistinctSketch partial) {
        return partial.estimate();
    }
}

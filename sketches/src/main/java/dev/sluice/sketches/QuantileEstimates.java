package dev.sluice.sketches;

import static java.util.Objects.requireNonNull;

import dev.sluice.aggregate.Aggregate;
import java.util.List;

/**
 * The numbers of some ranks, nearly.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param ranks which parts of all numbers are not greater, each from 0 to 1
 * @param k how many numbers are kept, about
 */
record QuantileEstimates<T extends Number>(List<Double> ranks, int k)
        implements Aggregate<T, QuantileSketch, List<Double>> {
    /** An error of 1.3 % of the ranks in about 5 KB. */
    static final int DEFAULT_K = 200;

    private static final int MIN_K = 8;
    private static final int MAX_K = 65_535;

    QuantileEstimates {
        ranks = List.copyOf(ranks);
        if (ranks.isEmpty()) {
            throw new IllegalArgumentException(
                    "quantiles needs at least one rank, such as 0.5 for the median, got none");
        }
        for (double rank : ranks) {
            if (!(rank >= 0 && rank <= 1)) {
                throw new IllegalArgumentException(
                        "quantiles needs ranks from 0 to 1, such as 0.99 for the 99th percentile, got " + rank);
            }
        }
        if (k < MIN_K || k > MAX_K) {
            throw new IllegalArgumentException("quantiles needs a k from " + MIN_K + " to " + MAX_K + ", got " + k);
        }
    }

    @Override
    public QuantileSketch create() {
        return QuantileSketch.create(k);
    }

    @Override
    public QuantileSketch add(QuantileSketch partial, T value) {
        partial.add(requireNonNull(value, "quantiles got null. Filter it out before.")
                .doubleValue());
        return partial;
    }

    @Override
    public QuantileSketch merge(QuantileSketch earlier, QuantileSketch later) {
        return earlier.mergedWith(later);
    }

    @Override
    public List<Double> result(QuantileSketch partial) {
        return partial.quantiles(ranks);
    }
}

package dev.sluice.rdd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/**
 * Composes what picks elements at random, the same ones whenever a partition is computed again under one seed.
 *
 * <p><b>Thread rule:</b> thread-safe because it is stateless.
 */
final class Sampling {
    /** Larger means are drawn in parts, because the product of uniform numbers would underflow. */
    private static final double LARGEST_POISSON_MEAN = 16;

    private Sampling() {}

    static <T> RDDNode<T> sampled(RDDNode<T> node, boolean withReplacement, double fraction, long seed, Origin origin) {
        boolean isInBounds = fraction >= 0 && fraction <= (withReplacement ? Integer.MAX_VALUE : 1);
        if (!isInBounds) {
            String expectation = withReplacement ? "fraction must be 0 or more" : "fraction must be from 0 to 1";
            throw Results.outOfBounds(origin, expectation, fraction);
        }
        return withReplacement
                ? narrow(node, taking(fraction, seed), origin)
                : narrow(node, between(0, fraction, seed), origin);
    }

    static <T> List<RDDNode<T>> split(RDDNode<T> node, double[] weights, long seed, Origin origin) {
        double total = DoubleStream.of(weights).sum();
        if (!(total > 0) || Double.isInfinite(total) || DoubleStream.of(weights).anyMatch(weight -> weight < 0)) {
            throw Results.outOfBounds(origin, "weights must be 0 or more with one above 0", Arrays.toString(weights));
        }
        List<RDDNode<T>> parts = new ArrayList<>();
        double reached = 0;
        for (int index = 0; index < weights.length; index++) {
            double from = reached / total;
            reached += weights[index];
            // Exactly 1 at the end, whatever rounding did, so that every element is in a part.
            double until = index == weights.length - 1 ? 1 : reached / total;
            parts.add(narrow(node, between(from, until, seed), origin));
        }
        return parts;
    }

    private static <T> RDDNode<T> narrow(RDDNode<T> node, PartitionFunction<T, T> function, Origin origin) {
        return new RDDNode.Narrow<>(node, new NarrowOperator.OnPartition<>(function, true, origin));
    }

    /** Keeps the elements whose random number from 0 to 1 is in a range. */
    private static <T> PartitionFunction<T, T> between(double from, double until, long seed) {
        return (partition, elements) -> {
            SplittableRandom random = Partitioning.random(seed, partition);
            return new Repeating<>(elements, () -> {
                double drawn = random.nextDouble();
                return drawn >= from && drawn < until ? 1 : 0;
            });
        };
    }

    /** Repeats each element as often as a Poisson number says. */
    private static <T> PartitionFunction<T, T> taking(double mean, long seed) {
        return (partition, elements) -> {
            SplittableRandom random = Partitioning.random(seed, partition);
            return new Repeating<>(elements, () -> poisson(mean, random));
        };
    }

    /** Counts uniform numbers until their product falls below e to the -mean (Knuth, TAOCP 2, 3.4.1). */
    private static int poisson(double mean, SplittableRandom random) {
        int drawn = 0;
        for (double rest = mean; rest > 0; rest -= LARGEST_POISSON_MEAN) {
            double bound = Math.exp(-Math.min(rest, LARGEST_POISSON_MEAN));
            for (double product = random.nextDouble(); product > bound; product *= random.nextDouble()) {
                drawn++;
            }
        }
        return drawn;
    }
}

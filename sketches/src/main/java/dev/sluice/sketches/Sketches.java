package dev.sluice.sketches;

import dev.sluice.StreamingContext;
import dev.sluice.aggregate.Aggregate;
import java.util.Arrays;
import java.util.List;

/**
 * Aggregates that know their results nearly, and take bounded memory for it however many values there are.
 *
 * <pre>{@code
 * Sketches.register(ssc);
 * PairDStream<String, Estimate> visitors = visits.aggregateByKeyAndWindow(
 *         Sketches.distinctCount(), Durations.minutes(60), Durations.seconds(5));
 * }</pre>
 *
 * <p>A null value fails the task, as does any other that an aggregate cannot take; nothing is left out silently. Other orders of merging give other
 * estimates within the same bounds.
 *
 * <p><b>Thread rule:</b> thread-safe because all aggregates are immutable.
 */
public final class Sketches {

    private Sketches() {}

    /**
     * Has the partial results of {@link #distinctCount} and {@link #quantiles} written where a program writes them: in a state store that is not the heap, and at storage
     * levels that are serialised or use the disk. Call it before the context starts, and once.
     *
     * @throws dev.sluice.error.StreamingException if they are registered already, or if the context was started or stopped
     */
    public static void register(StreamingContext context) {
        context.registerCodec(DistinctSketch.class, SketchCodec.ofDistinct());
        context.registerCodec(QuantileSketch.class, SketchCodec.ofQuantiles());
    }

    /** Counts the values that differ, with a standard error of 1.6 % in 4 KB; as {@link #distinctCount(int)} with 12. */
    public static <T> Aggregate<T, DistinctSketch, Estimate> distinctCount() {
        return distinctCount(DistinctEstimates.DEFAULT_LG_K);
    }

    /**
     * Counts the values that differ, with a standard error of 1.04 / sqrt(2<sup>lgK</sup>) in 2<sup>lgK</sup> bytes; none are 0. Up to some hundreds are as
     * good as exact and take a few bytes each.
     *
     * <p>Takes the wrappers of primitive types, strings, enums, {@link java.util.UUID} and {@link java.time.Instant}. Others fail the task: map them first. Numbers
     * are told apart by their value, so that {@code 1} is {@code 1L}; {@code 0.0} is {@code -0.0}, and all NaN are one.
     *
     * @param lgK from 4 to 21
     */
    public static <T> Aggregate<T, DistinctSketch, Estimate> distinctCount(int lgK) {
        SupportedJava.check();
        return new DistinctEstimates<>(lgK);
    }

    /** Returns the numbers of some ranks, in the order of the ranks; as {@link #quantiles(List, int)} with 200. */
    public static <T extends Number> Aggregate<T, QuantileSketch, List<Double>> quantiles(double... ranks) {
        return quantiles(Arrays.stream(ranks).boxed().toList(), QuantileEstimates.DEFAULT_K);
    }

    /**
     * Returns the numbers of some ranks, in the order of the ranks: for rank r the least number so that r of all numbers are not greater. With up to {@code k} numbers it is
     * exact; with more, the rank of what is returned is wrong by at most about 2.3 / k<sup>0.97</sup> in 99 of 100 cases, 1.3 % for 200. Ranks 0 and 1 are the
     * minimum and the maximum, exactly. Of no numbers each is NaN.
     *
     * <p>Numbers are taken as {@code double}s, so that large {@code long}s are rounded to 53 bits. NaN fails the task. The same numbers may give other estimates in the
     * next run, or in the retry of a task, under the test driver also.
     *
     * @param ranks from 0 to 1, at least one
     * @param k from 8 to 65535; what is kept takes about 24 k bytes
     */
    public static <T extends Number> Aggregate<T, QuantileSketch, List<Double>> quantiles(List<Double> ranks, int k) {
        SupportedJava.check();
        return new QuantileEstimates<>(ranks, k);
    }

    /**
     * Returns the values that occur most, most frequent first, the earlier one first among equals; of none an empty list. Every value that occurs more often
     * than n / (maxItems + 1) times among n is there, and no count is uncertain by more than that. What is rarer may be there too, and is
     * last. To find ten values well, keep some hundreds.
     *
     * <p>Values are told apart by {@code equals}, and must not change. Needs no {@link #register}: it is written like a map of the values.
     *
     * @param maxItems how many values are kept and returned at most, from 1 to 1,000,000
     */
    public static <T> Aggregate<T, Tallies<T>, List<FrequentItem<T>>> frequentItems(int maxItems) {
        return new FrequentItems<>(maxItems);
    }
}

package dev.sluice.aggregate;

import dev.sluice.function.Function;
import dev.sluice.function.Pair;
import dev.sluice.function.SerializableComparator;
import java.util.List;
import java.util.Set;

/**
 * The aggregates that most programs need.
 *
 * <pre>{@code
 * PairDStream<String, Double> averages = readings.aggregateByKeyAndWindow(
 *         Aggregates.average(), Durations.seconds(60), Durations.seconds(5));
 * }</pre>
 *
 * <p>None keeps or changes the values it is given. Results of no values are said at each; a window or a batch without values has no result.
 *
 * <p><b>Thread rule:</b> thread-safe because all aggregates are immutable.
 */
public final class Aggregates {

    private Aggregates() {}

    /** Counts values; none are 0. */
    public static <T> Aggregate<T, Long, Long> count() {
        return new Count<>();
    }

    /** Adds whole numbers; none are 0. A sum that is no {@code long} throws {@link ArithmeticException}. */
    public static Aggregate<Long, Long, Long> sumLong() {
        return new LongSum();
    }

    /** Adds floating-point numbers in the order of time; none are 0. What has a NaN, or both infinities, is NaN until it has left the window. */
    public static Aggregate<Double, Double, Double> sumDouble() {
        return new DoubleSum();
    }

    /** Returns the arithmetic mean of numbers, as a {@code double}; of none it is NaN. */
    public static <T extends Number> Aggregate<T, Moments, Double> average() {
        return new MomentsOf<>(Moments::mean);
    }

    /** Returns the variance of numbers as a whole population: the mean square of their distance from the mean; of none it is NaN. */
    public static <T extends Number> Aggregate<T, Moments, Double> variance() {
        return new MomentsOf<>(Moments::variance);
    }

    /** Returns the standard deviation, the root of {@link #variance}; of none it is NaN. */
    public static <T extends Number> Aggregate<T, Moments, Double> standardDeviation() {
        return new MomentsOf<>(moments -> Math.sqrt(moments.variance()));
    }

    /** Returns count, mean and variances of numbers together. */
    public static <T extends Number> Aggregate<T, Moments, Moments> moments() {
        return new MomentsOf<>(moments -> moments);
    }

    /** Returns the least value by {@link Comparable#compareTo}, the earliest of several; of none there is no result, and asking throws. */
    public static <T extends Comparable<? super T>> Aggregate<T, List<T>, T> minimum() {
        return minimum(SerializableComparator.natural());
    }

    /** Returns the least value by an order, the earliest of several; of none there is no result, and asking throws. */
    public static <T> Aggregate<T, List<T>, T> minimum(SerializableComparator<? super T> order) {
        return new Least<>(order, "minimum");
    }

    /**
     * Returns the greatest value by {@link Comparable#compareTo}, the earliest of several; of none there is no result, and asking throws. NaN is
     * the greatest {@code Double}.
     */
    public static <T extends Comparable<? super T>> Aggregate<T, List<T>, T> maximum() {
        return maximum(SerializableComparator.natural());
    }

    /** Returns the greatest value by an order, the earliest of several; of none there is no result, and asking throws. */
    public static <T> Aggregate<T, List<T>, T> maximum(SerializableComparator<? super T> order) {
        return new Least<>(order.reversed(), "maximum");
    }

    /**
     * Returns the greatest values by an order, greatest first; among equals the earlier one is first, and stays when there is no room for all.
     *
     * @param limit how many at most, at least 1
     */
    public static <T> Aggregate<T, List<T>, List<T>> topN(int limit, SerializableComparator<? super T> order) {
        return new Top<>(limit, order);
    }

    /**
     * Counts the values that differ by {@code equals}; none are 0. Keeps each of them, in every pane of a window that has it: for a great many
     * values take {@code Sketches.distinctCount()} of {@code sluice-sketches}.
     */
    public static <T> Aggregate<T, Set<T>, Long> distinctCount() {
        return new DistinctCount<>();
    }

    /** Returns the results of two aggregates of the same values. */
    public static <T, A, R, B, S> Aggregate<T, Pair<A, B>, Pair<R, S>> both(
            Aggregate<? super T, A, R> first, Aggregate<? super T, B, S> second) {
        return new Both<>(first, second);
    }

    /**
     * Returns an aggregate of what a function makes of each value.
     *
     * <pre>{@code
     * Aggregates.mapping(Transaction::amount, Aggregates.sumLong())
     * }</pre>
     *
     * @param function must not return null; a checked exception that it throws comes as the cause of an {@link IllegalStateException}
     */
    public static <T, U, A, R> Aggregate<T, A, R> mapping(
            Function<? super T, ? extends U> function, Aggregate<? super U, A, R> aggregate) {
        return new Mapped<T, U, A, R>(function, aggregate);
    }
}

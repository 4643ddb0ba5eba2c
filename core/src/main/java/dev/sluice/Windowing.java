package dev.sluice;

import static java.util.Objects.requireNonNull;

import dev.sluice.aggregate.Aggregate;
import dev.sluice.function.Pair;
import dev.sluice.internal.graph.StreamGraph;
import dev.sluice.internal.graph.StreamNode;
import dev.sluice.internal.graph.StreamOperator;
import dev.sluice.internal.graph.WindowSpan;
import dev.sluice.rdd.Lineage;
import dev.sluice.rdd.PairRDD;
import dev.sluice.rdd.RDD;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.Shuffle;
import dev.sluice.rdd.StateMoment;
import dev.sluice.rdd.StatefulOperator;
import dev.sluice.rdd.WindowCombination;
import dev.sluice.time.Durations;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Adds windows over one stream to the graph.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param stream what windows are made of
 */
record Windowing(DStreamLike<?, ?, ?> stream) {
    /** Where all elements of a stream go that is reduced as a whole. */
    private static final int ONLY_KEY = 0;

    /** Returns the length and slide of a window; the slide is the stream's own if none is given. */
    WindowSpan span(String operator, Duration window, Optional<Duration> slide) {
        return new WindowSpan(
                checked(operator, "window", window), checked(operator, "slide", slide.orElseGet(this::ownSlide)));
    }

    /** Adds the union of the stream's RDDs over a window. */
    StreamNode union(String operator, WindowSpan span) {
        return graph().windowed(operator, stream.node(), span);
    }

    /** Adds the combined values of each key over a window; {@code pairs} makes pairs of each batch's RDD, each key at most once. */
    <R, K, V> StreamNode combined(
            String operator,
            WindowSpan span,
            java.util.function.Function<R, PairRDD<K, V>> pairs,
            WindowCombination<K, V> combination) {
        StreamOperator.Stateful kind = new StreamOperator.Stateful(Optional.of(span), true);
        return graph().stateful(operator, List.of(stream.node()), kind, (templates, scope) -> {
            @SuppressWarnings("unchecked") // the stream's own kind of RDD
            R rdd = (R) stream.rdd(templates.get(0), scope);
            StatefulOperator<Pair<K, V>> windowed = new StatefulOperator.Windowed<>(
                    scope.owner(),
                    span.window().toMillis(),
                    span.slide().toMillis(),
                    combination,
                    scope.origin(operator));
            return new RDDNode.Stateful<>(List.of(Lineage.of(pairs.apply(rdd))), windowed, StateMoment.TEMPLATE);
        });
    }

    /** Adds the combination of all elements over a window, at most one element in each slide. */
    <T> DStream<T> reduced(String operator, WindowSpan span, WindowCombination<Integer, T> combination) {
        StreamNode pairs = this.<RDD<T>, Integer, T>combined(
                operator,
                span,
                rdd -> rdd.mapToPair(element -> Pair.of(ONLY_KEY, element)).reduceByKey(combination.combine(), 1),
                combination);
        return new PairDStream<Integer, T>(stream.context(), pairs).values();
    }

    /** Adds an aggregate of the values of each key over a window. */
    <K, V, A, R> PairDStream<K, R> aggregated(
            String operator, WindowSpan span, Aggregate<? super V, A, R> aggregate, Shuffle shuffle) {
        requireNonNull(aggregate, "aggregate");
        StreamNode partials = this.<PairRDD<K, V>, K, A>combined(
                operator,
                span,
                pairs -> pairs.aggregateByKey(aggregate::create, aggregate::add, aggregate::merge, shuffle),
                WindowCombination.of(aggregate::merge));
        return new PairDStream<K, A>(stream.context(), partials).mapValues(aggregate::result);
    }

    /** Adds an aggregate of all elements over a window, at most one element in each slide. */
    <T, A, R> DStream<R> aggregated(String operator, WindowSpan span, Aggregate<? super T, A, R> aggregate) {
        requireNonNull(aggregate, "aggregate");
        StreamNode partials = this.<RDD<T>, Integer, A>combined(
                operator,
                span,
                rdd -> rdd.mapToPair(element -> Pair.of(ONLY_KEY, element))
                        .aggregateByKey(aggregate::create, aggregate::add, aggregate::merge, Shuffle.partitions(1)),
                WindowCombination.of(aggregate::merge));
        return new PairDStream<Integer, A>(stream.context(), partials).values().map(aggregate::result);
    }

    private Duration ownSlide() {
        Duration slide = stream.node().slide();
        return slide.isZero() ? stream.context().batchInterval() : slide;
    }

    private StreamGraph graph() {
        return stream.context().graph();
    }

    private static Duration checked(String operator, String what, Duration duration) {
        requireNonNull(duration, what);
        boolean isWhole = duration.equals(duration.truncatedTo(ChronoUnit.MILLIS));
        if (duration.isNegative() || duration.isZero() || !isWhole) {
            throw new IllegalArgumentException("The " + what + " of " + operator
                    + " must be a positive whole number of milliseconds, got " + Durations.format(duration));
        }
        return duration;
    }
}

package dev.sluice;

import static java.util.Objects.requireNonNull;

import dev.sluice.eventtime.EventWindows;
import dev.sluice.eventtime.TimeInterval;
import dev.sluice.function.Function;
import dev.sluice.function.Pair;
import dev.sluice.internal.eventtime.Timed;
import dev.sluice.internal.graph.StreamNode;
import dev.sluice.internal.graph.StreamOperator;
import dev.sluice.internal.operator.Emitted;
import dev.sluice.internal.operator.IntervalJoin;
import dev.sluice.internal.operator.ProcessByKey;
import dev.sluice.internal.operator.TemporalJoin;
import dev.sluice.rdd.HashPartitioner;
import dev.sluice.rdd.Lineage;
import dev.sluice.rdd.Partitioner;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.RDDScope;
import dev.sluice.rdd.Shuffle;
import dev.sluice.rdd.StateFunction;
import dev.sluice.rdd.StateMoment;
import dev.sluice.rdd.StatefulOperator;
import dev.sluice.state.KeyedProcessFunction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A stream of keys and values with timestamps: what windows, joins and timers on event time are made from.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param <K> the keys; they define equality by {@code equals} and {@code hashCode}
 * @param <V> the values
 */
public final class KeyedEventDStream<K, V> {
    private final PairDStream<K, Timed<V>> pairs;
    private final Shuffle shuffle;

    KeyedEventDStream(PairDStream<K, Timed<V>> pairs, Shuffle shuffle) {
        this.pairs = pairs;
        this.shuffle = shuffle;
    }

    /** Returns the keys and values. */
    public PairDStream<K, V> elements() {
        return pairs.mapValues(Timed::value);
    }

    /** Applies a function to every value; keys and timestamps stay. */
    public <W> KeyedEventDStream<K, W> mapValues(Function<? super V, ? extends W> function) {
        requireNonNull(function, "function");
        return new KeyedEventDStream<>(pairs.mapValues(timed -> timed.<W>with(function.call(timed.value()))), shuffle);
    }

    /** Puts the values of each key into windows. */
    public EventWindowed<K, V> window(EventWindows windows) {
        return new EventWindowed<>(this, windows);
    }

    /**
     * Calls a function for every value of each key, with variables of the key and timers that go by the watermark. The function gets values that are
     * behind the watermark, too: {@link dev.sluice.state.ProcessContext#timestamp} and {@link dev.sluice.state.ProcessContext#watermark} tell.
     */
    public <O> ProcessDStream<O> process(KeyedProcessFunction<K, V, O> function) {
        DStream<Emitted> emitted = stateful(
                "process",
                List.of(),
                ProcessByKey.timed(requireNonNull(function, "function")),
                ProcessByKey.TABLE_COUNT);
        DStream<O> results = emitted.mapMulti(Emitted.only(Emitted.RESULTS));
        return new ProcessDStream<>(emitted, results.node());
    }

    /**
     * Joins each value with those of the other stream with the same key whose timestamps are later by {@code lower} to {@code upper}, both included. A
     * pair comes in the batch in which the second of its values arrives. Values behind the watermark are late.
     *
     * @param lower the least difference; negative if the other's may be earlier
     * @param upper the largest difference, not less than {@code lower}
     */
    public <W> EventJoin<K, V, W, W> intervalJoin(KeyedEventDStream<K, W> other, Duration lower, Duration upper) {
        IntervalJoin<K, V, W> join = new IntervalJoin<>(new TimeInterval(lower, upper));
        return new EventJoin<>(stateful("intervalJoin", List.of(other), join, IntervalJoin.TABLE_COUNT), shuffle);
    }

    /**
     * Joins each value with the latest version of its key in a table, at the value's timestamp: the table's value with the largest timestamp that is not
     * after it, and of several the last that arrived. A value's result comes when the watermark has passed the value; it has no
     * version if the table had none. Values and versions behind the watermark are late. The latest version of every key is kept for ever.
     *
     * @param table the changes to the table
     */
    public <W> EventJoin<K, V, W, Optional<W>> temporalJoin(KeyedEventDStream<K, W> table) {
        return new EventJoin<>(
                stateful("temporalJoin", List.of(table), new TemporalJoin<K, V, W>(), TemporalJoin.TABLE_COUNT),
                shuffle);
    }

    /** Adds an operator with state on this stream and others, all partitioned alike. */
    DStream<Emitted> stateful(
            String operator, List<KeyedEventDStream<K, ?>> others, StateFunction<Emitted> function, int tableCount) {
        List<PairDStream<K, ?>> streams = new ArrayList<>();
        streams.add(pairs);
        for (KeyedEventDStream<K, ?> other : others) {
            pairs.context().checkSameContext(other.pairs, operator);
            streams.add(other.pairs);
        }
        List<StreamNode> nodes =
                streams.stream().<StreamNode>map(DStreamLike::node).toList();
        StreamOperator.Stateful kind = new StreamOperator.Stateful(Optional.empty(), false);
        StreamNode node = pairs.context().graph().stateful(operator, nodes, kind, (templates, scope) -> {
            Partitioner partitioner = shuffle.partitioner()
                    .orElseGet(() -> new HashPartitioner(scope.launcher().defaultParallelism()));
            List<RDDNode<?>> parents = new ArrayList<>();
            for (int index = 0; index < streams.size(); index++) {
                parents.add(partitioned(streams.get(index), templates.get(index), scope, partitioner));
            }
            return new RDDNode.Stateful<>(
                    parents,
                    new StatefulOperator.Keyed<>(scope.owner(), tableCount, function, false, scope.origin(operator)),
                    StateMoment.TEMPLATE);
        });
        return new DStream<>(pairs.context(), node);
    }

    private static <K, W> RDDNode<Pair<K, W>> partitioned(
            PairDStream<K, W> stream, RDDNode<?> template, RDDScope scope, Partitioner partitioner) {
        return Lineage.of(stream.rdd(template, scope).partitionBy(partitioner));
    }
}

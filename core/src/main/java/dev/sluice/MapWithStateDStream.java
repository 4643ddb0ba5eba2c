package dev.sluice;

import dev.sluice.internal.graph.StreamNode;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.StateMoment;
import dev.sluice.rdd.StatefulOperator;
import java.util.List;

/**
 * The results of {@link PairDStream#mapWithState}.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param <K> the keys
 * @param <V> the values
 * @param <S> the state of a key
 * @param <O> the results
 */
@SuppressWarnings("UnusedTypeParameter") // V: programs written for Spark name all four
public final class MapWithStateDStream<K, V, S, O> extends DStream<O> {

    MapWithStateDStream(StreamingContext context, StreamNode node) {
        super(context, node);
    }

    /** Returns the state of every key after each batch. It costs a walk over all keys in each batch in which it is used. */
    public PairDStream<K, S> stateSnapshots() {
        StreamNode snapshots = context()
                .graph()
                .derived(
                        "stateSnapshots",
                        List.of(node()),
                        (templates, scope) -> new RDDNode.Stateful<>(
                                templates,
                                new StatefulOperator.Snapshot<K, S>(node().label(), scope.origin("stateSnapshots")),
                                StateMoment.TEMPLATE));
        return new PairDStream<>(context(), snapshots);
    }
}

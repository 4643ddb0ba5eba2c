package dev.sluice;

import dev.sluice.internal.graph.StreamNode;
import dev.sluice.rdd.Lineage;
import dev.sluice.rdd.RDD;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.RDDScope;

/**
 * A stream of elements: one RDD in each batch.
 *
 * <pre>{@code
 * DStream<String> lines = ssc.socketTextStream("localhost", 9999);
 * lines.filter(line -> line.contains("ERROR")).print();
 * }</pre>
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param <T> the elements
 */
public sealed class DStream<T> extends DStreamLike<T, RDD<T>, DStream<T>>
        permits EventResults, MapWithStateDStream, ProcessDStream {

    DStream(StreamingContext context, StreamNode node) {
        super(context, node);
    }

    @Override
    final DStream<T> wrap(StreamNode newNode) {
        return new DStream<>(context(), newNode);
    }

    @Override
    @SuppressWarnings("unchecked") // the lineage of this stream's node has this stream's elements
    final RDD<T> rdd(RDDNode<?> lineage, RDDScope scope) {
        return Lineage.toRDD((RDDNode<T>) lineage, scope);
    }

    @Override
    final DStream<T> self() {
        return this;
    }
}

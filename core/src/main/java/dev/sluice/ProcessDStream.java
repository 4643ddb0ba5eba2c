package dev.sluice;

import dev.sluice.internal.graph.StreamNode;
import dev.sluice.internal.operator.Emitted;
import dev.sluice.state.OutputTag;

/**
 * The results of {@link PairDStream#process}.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param <O> the results
 */
public final class ProcessDStream<O> extends DStream<O> {
    private final DStream<Emitted> emitted;

    ProcessDStream(DStream<Emitted> emitted, StreamNode results) {
        super(emitted.context(), results);
        this.emitted = emitted;
    }

    @Override
    StreamNode namedNode() {
        return emitted.node();
    }

    /** Returns the elements that the function emits with a tag; none if it does not use the tag. */
    public <T> DStream<T> sideOutput(OutputTag<T> tag) {
        return emitted.mapMulti(Emitted.only(tag.name()));
    }
}

package dev.sluice.internal.graph;

import dev.sluice.internal.eventtime.EventTimeRule;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.RDDScope;
import dev.sluice.spi.Source;
import dev.sluice.time.BatchTime;
import java.util.List;
import java.util.Optional;

/**
 * How the RDD of a stream comes about in each batch.
 *
 * <p><b>Thread rule:</b> immutable.
 */
public sealed interface StreamOperator {

    /** Calls the method of {@code visitor} that is for this kind of operator. */
    <R> R accept(Visitor<R> visitor);

    /**
     * One method for each kind of operator.
     *
     * @param <R> what a visit returns
     */
    interface Visitor<R> {
        R visitInput(Input input);

        R visitDerived(Derived derived);

        R visitTransformed(Transformed transformed);

        R visitWindowed(Windowed windowed);

        R visitStateful(Stateful stateful);

        R visitTimed(Timed timed);
    }

    /** The stream is read from a source; its template is a leaf. */
    record Input(int streamId, Source<?> source) implements StreamOperator {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitInput(this);
        }
    }

    /** The stream's lineage is the same in every batch: its template extends those of its parents. */
    record Derived() implements StreamOperator {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitDerived(this);
        }
    }

    /** A closure of the user's makes the lineage anew in each batch; its template is a leaf. */
    record Transformed(BatchFunction function) implements StreamOperator {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitTransformed(this);
        }
    }

    /** The stream's RDD is the union of its parent's in the batches of a window; its template is a leaf. */
    record Windowed(WindowSpan span) implements StreamOperator {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitWindowed(this);
        }
    }

    /**
     * The stream's lineage is the same in every batch and ends in a stateful node, which is computed in every batch that its parents have
     * an RDD in, whether or not an output asks for it.
     *
     * @param span the window that the state stands for, if it does
     * @param needsEveryEdge whether results depend on how many batches there are, so that edges are not to be merged lightly
     */
    record Stateful(Optional<WindowSpan> span, boolean needsEveryEdge) implements StreamOperator {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitStateful(this);
        }
    }

    /**
     * The stream's elements have timestamps, which are looked at in every batch that it has an RDD in, before any stream with state below it is
     * computed. Its lineage is the same in every batch.
     *
     * @param rule how its event time goes on
     */
    record Timed(EventTimeRule rule) implements StreamOperator {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitTimed(this);
        }
    }

    /** Makes the lineage of a stream in one batch, out of its parents' lineage in that batch. */
    @FunctionalInterface
    interface BatchFunction {
        /** Called at most once in each batch, on the batch-runner thread. */
        RDDNode<?> call(List<RDDNode<?>> parents, RDDScope scope, BatchTime batch) throws Exception;
    }
}

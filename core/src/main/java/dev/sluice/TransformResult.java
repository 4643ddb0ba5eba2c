package dev.sluice;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import dev.sluice.rdd.Lineage;
import dev.sluice.rdd.RDD;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.RDDScope;
import dev.sluice.time.BatchTime;
import org.jspecify.annotations.Nullable;

/**
 * Takes what closures given to {@code transform} return.
 *
 * <p><b>Thread rule:</b> stateless.
 */
final class TransformResult {
    private TransformResult() {}

    /**
     * Returns the lineage of the RDD that a closure has made.
     *
     * @throws StreamingException if it has made none
     */
    static RDDNode<?> lineage(RDDScope scope, BatchTime batch, @Nullable RDD<?> made) {
        if (made == null) {
            throw new StreamingException(
                    ErrorCode.TRANSFORM_RETURNED_NULL,
                    "The closure of stream '" + scope.owner() + "' (" + scope.callSite()
                            + ") returned null instead of an RDD in batch " + batch
                            + ". Return context.emptyRDD() where there is nothing.");
        }
        return Lineage.of(made);
    }
}

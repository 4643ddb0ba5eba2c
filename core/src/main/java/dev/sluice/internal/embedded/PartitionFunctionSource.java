package dev.sluice.internal.embedded;

import dev.sluice.rdd.NarrowOperator;
import dev.sluice.rdd.Origin;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Gives a function on whole partitions an iterator over what comes before it; lazy on both sides.
 *
 * <p><b>Thread rule:</b> immutable.
 */
record PartitionFunctionSource(NarrowOperator.OnPartition<Object, ?> operator, Strands before)
        implements PartitionSource {

    @Override
    public @Nullable Iterator<?> open(int partition, TaskAttempt attempt) throws Exception {
        Iterator<?> results = operator.function().call(partition, before.pull(partition, attempt));
        if (results != null) {
            attempt.closeAtEnd(results);
        }
        return results;
    }

    @Override
    public long elementCount(int partition) {
        return before.elementCount(partition);
    }

    @Override
    public Origin origin() {
        return operator.origin();
    }
}

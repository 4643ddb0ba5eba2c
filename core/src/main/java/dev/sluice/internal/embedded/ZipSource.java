package dev.sluice.internal.embedded;

import dev.sluice.rdd.Origin;
import dev.sluice.rdd.ZipOperator;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives a zip function iterators over the same partition of several parents.
 *
 * <p><b>Thread rule:</b> immutable.
 */
record ZipSource(ZipOperator<?> operator, List<Strands> parents) implements PartitionSource {

    @Override
    public @Nullable Iterator<?> open(int partition, TaskAttempt attempt) throws Exception {
        List<Iterator<?>> elements = new ArrayList<>(parents.size());
        for (Strands parent : parents) {
            elements.add(parent.pull(partition, attempt));
        }
        Iterator<?> results = operator.function().call(partition, elements);
        if (results != null) {
            attempt.closeAtEnd(results);
        }
        return results;
    }

    @Override
    public long elementCount(int partition) {
        long total = 0;
        for (Strands parent : parents) {
            long count = parent.elementCount(partition);
            if (count == UNKNOWN) {
                return UNKNOWN;
            }
            total += count;
        }
        return total;
    }

    @Override
    public Origin origin() {
        return operator.origin();
    }
}

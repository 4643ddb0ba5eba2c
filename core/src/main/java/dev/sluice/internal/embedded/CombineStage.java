package dev.sluice.internal.embedded;

import dev.sluice.function.Function;
import dev.sluice.function.Function2;
import dev.sluice.function.Pair;
import dev.sluice.internal.embedded.table.CombineTable;
import dev.sluice.rdd.Aggregation;
import dev.sluice.rdd.HashPartitioner;
import dev.sluice.rdd.Origin;
import dev.sluice.rdd.StableHash;
import org.jspecify.annotations.Nullable;

/**
 * Ends a chain in tables that combine the values of each key; the task's sink is an array of tables, one for each target.
 *
 * <p>With a hash partitioner every target has its table from the start, so that nothing has to be distributed afterwards; otherwise
 * all keys go to the first table.
 *
 * <p><b>Thread rule:</b> immutable.
 */
final class CombineStage extends Stage {
    private final Function<Object, Object> create;
    private final Function2<Object, Object, Object> mergeValue;
    private final @Nullable HashPartitioner partitioner;
    private final Origin origin;

    CombineStage(Aggregation<Object, Object> aggregation, @Nullable HashPartitioner partitioner, Origin origin) {
        this.create = aggregation.create();
        this.mergeValue = aggregation.mergeValue();
        this.partitioner = partitioner;
        this.origin = origin;
    }

    @Override
    void accept(Object element, TaskState state) {
        boolean isCombined;
        try {
            Pair<?, ?> pair = (Pair<?, ?>) element;
            isCombined = combine(pair.first(), pair.second(), (CombineTable[]) state.sink());
        } catch (Throwable thrown) {
            throw Blame.threw(state, origin, element, thrown);
        }
        if (!isCombined) {
            throw state.attempt().returnedNull(origin, element);
        }
    }

    /** Returns false if the aggregation returned null. */
    private boolean combine(Object key, Object value, CombineTable[] tables) throws Exception {
        int stableHash = StableHash.of(key);
        CombineTable table = partitioner == null ? tables[0] : tables[partitioner.partitionOfHash(stableHash)];
        int hash = StableHash.mix(stableHash);
        int entry = table.locate(key, hash);
        if (entry >= 0) {
            return table.hasLongs()
                    ? mergeLong(table, entry, value)
                    : table.setUnlessNull(entry, mergeValue.call(table.valueAt(entry), value));
        }
        Object combined = create.call(value);
        if (combined == null) {
            return false;
        }
        table.insert(entry, key, hash, combined);
        return true;
    }

    /** Calls the function from a place of its own, from which the box of the value does not escape. */
    private boolean mergeLong(CombineTable table, int entry, Object value) throws Exception {
        Object combined = mergeValue.call(table.longAt(entry), value);
        if (combined instanceof Long number) {
            table.setLong(entry, number);
            return true;
        }
        return table.setUnlessNull(entry, combined);
    }
}

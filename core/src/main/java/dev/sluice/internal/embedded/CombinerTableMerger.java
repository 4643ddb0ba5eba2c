package dev.sluice.internal.embedded;

import dev.sluice.function.Function2;
import dev.sluice.internal.embedded.table.CombineTable;
import dev.sluice.rdd.Origin;

/**
 * Merges with the function of an aggregation.
 *
 * <p>Like a {@link Stage} it is copied for each exchange, so that its call of the user's function is monomorphic.
 *
 * <p><b>Thread rule:</b> immutable.
 */
final class CombinerTableMerger extends TableMerger {
    private final Function2<Object, Object, Object> mergeCombiners;
    private final Origin origin;

    CombinerTableMerger(Function2<Object, Object, Object> mergeCombiners, Origin origin) {
        this.mergeCombiners = mergeCombiners;
        this.origin = origin;
    }

    @Override
    void merge(CombineTable earlier, CombineTable later, TaskAttempt attempt) {
        for (int from = 0; from < later.size(); from++) {
            Object key = later.keyAt(from);
            int hash = later.hashAt(from);
            int entry = earlier.locate(key, hash);
            if (entry < 0) {
                earlier.insert(entry, key, hash, later.valueAt(from));
            } else {
                earlier.setValue(entry, merged(key, earlier.valueAt(entry), later.valueAt(from), attempt));
            }
        }
    }

    private Object merged(Object key, Object earlier, Object later, TaskAttempt attempt) {
        Object merged;
        try {
            merged = mergeCombiners.call(earlier, later);
        } catch (Throwable thrown) {
            throw attempt.failed(origin, key, thrown);
        }
        if (merged == null) {
            throw attempt.returnedNull(origin, key);
        }
        return merged;
    }
}

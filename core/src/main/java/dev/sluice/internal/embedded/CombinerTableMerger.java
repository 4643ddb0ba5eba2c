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
                combine(earlier, entry, later, from, attempt);
            }
        }
    }

    private void combine(CombineTable earlier, int entry, CombineTable later, int from, TaskAttempt attempt) {
        boolean isCombined;
        try {
            isCombined = (earlier.hasLongs() && later.hasLongs())
                    ? combineLongs(earlier, entry, later.longAt(from))
                    : earlier.setUnlessNull(entry, mergeCombiners.call(earlier.valueAt(entry), later.valueAt(from)));
        } catch (Throwable thrown) {
            throw attempt.failed(origin, later.keyAt(from), thrown);
        }
        if (!isCombined) {
            throw attempt.returnedNull(origin, later.keyAt(from));
        }
    }

    /** Calls the function from a place of its own, from which the box of the value does not escape. */
    private boolean combineLongs(CombineTable earlier, int entry, long later) throws Exception {
        Object combined = mergeCombiners.call(earlier.longAt(entry), later);
        if (combined instanceof Long number) {
            earlier.setLong(entry, number);
            return true;
        }
        return earlier.setUnlessNull(entry, combined);
    }
}

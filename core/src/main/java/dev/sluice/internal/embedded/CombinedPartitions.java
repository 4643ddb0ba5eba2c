package dev.sluice.internal.embedded;

import dev.sluice.error.Invariants;
import dev.sluice.function.Pair;
import dev.sluice.internal.embedded.table.CombineTable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The tables with the result of an exchange, one for each target that was wanted.
 *
 * <p><b>Thread rule:</b> set on the thread that runs the job; tasks read only.
 */
final class CombinedPartitions {
    private final @Nullable CombineTable[] tables;

    CombinedPartitions(int targetCount) {
        this.tables = new CombineTable[targetCount];
    }

    /** Returns those of {@code partitions} that have no table yet. */
    int[] missing(int[] partitions) {
        int count = 0;
        int[] missing = new int[partitions.length];
        for (int partition : partitions) {
            if (tables[partition] == null) {
                missing[count++] = partition;
            }
        }
        return count == partitions.length ? partitions : Arrays.copyOf(missing, count);
    }

    void set(int partition, CombineTable table) {
        tables[partition] = table;
    }

    /** Sets the tables that tasks for {@code partitions} returned. */
    void setAll(int[] partitions, @Nullable Object[] results) {
        for (int index = 0; index < partitions.length; index++) {
            tables[partitions[index]] = (CombineTable) results[index];
        }
    }

    /** Returns whether {@code table} is the result for {@code partition}. */
    boolean holds(int partition, CombineTable table) {
        return tables[partition] == table;
    }

    Iterator<Object> pairs(int partition) {
        return new Pairs(table(partition));
    }

    long size(int partition) {
        return table(partition).size();
    }

    void recycle(ExchangeScratch scratch) {
        for (int partition = 0; partition < tables.length; partition++) {
            CombineTable table = tables[partition];
            if (table != null) {
                scratch.giveBack(table);
                tables[partition] = null;
            }
        }
    }

    private CombineTable table(int partition) {
        CombineTable table = tables[partition];
        Invariants.check(table != null, "partition %s of an exchange was read before it was prepared", partition);
        return table;
    }

    /** Walks a table in first-seen order. */
    private static final class Pairs implements Iterator<Object> {
        private final CombineTable table;
        private int entry;

        Pairs(CombineTable table) {
            this.table = table;
        }

        @Override
        public boolean hasNext() {
            return entry < table.size();
        }

        @Override
        public Object next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the partition has no more elements");
            }
            Pair<Object, Object> pair = new Pair<>(table.keyAt(entry), table.valueAt(entry));
            entry++;
            return pair;
        }
    }
}

package dev.sluice.internal.state.heap;

import static java.util.Objects.requireNonNull;

import dev.sluice.internal.hashing.EntryKeys;
import dev.sluice.spi.StateAttempt;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The changes of one attempt over a {@link HeapTable}: a row for each key that was put or removed, in the order of the first change.
 *
 * <p>The row of a committed key is found by the key's slot, only new keys have an index of their own. The key that was looked for last is
 * remembered with its place, so that a get and the put that follows search once.
 *
 * <p><b>Thread rule:</b> confined to the attempt, then handed to the committing thread.
 */
final class HeapAttempt implements StateAttempt, EntryKeys {
    private static final int NONE = -1;
    private static final int FIRST_ROWS = 8;

    private final HeapTable table;

    private @Nullable Object[] keys;
    private int[] hashes;
    /** The committed slot of a row's key, or NONE. */
    private int[] slots;
    /** Null where the key is removed. */
    private @Nullable Object[] values;
    /** Null as long as no row has a deadline. */
    private long @Nullable [] deadlines;

    private int rowCount;
    private final SlotMap rowBySlot;
    private @Nullable SlotIndex newKeys;

    private @Nullable Object soughtKey;
    private int soughtHash;
    private int soughtSlot;
    private int soughtRow;

    private @Nullable Announced announced;

    private long dueBeforeMillis = Long.MIN_VALUE;
    private long objectGrowth;
    private long growth;
    private boolean isMeasured;

    HeapAttempt(HeapTable table) {
        this.table = table;
        int rows = Math.max(FIRST_ROWS, table.expectedRows());
        this.keys = new @Nullable Object[rows];
        this.hashes = new int[rows];
        this.slots = new int[rows];
        this.values = new @Nullable Object[rows];
        this.rowBySlot = new SlotMap(rows);
    }

    @Override
    public @Nullable Object get(Object key) {
        seek(key);
        if (soughtRow != NONE) {
            return values[soughtRow];
        }
        return soughtSlot == NONE ? null : table.valueAt(soughtSlot);
    }

    @Override
    public void announce(Object[] announcedKeys, int count) {
        if (announced == null) {
            announced = new Announced(table, rowBySlot);
        }
        announced.set(announcedKeys, count);
    }

    @Override
    public void put(Object key, Object value, long deadlineMillis) {
        requireNonNull(value, "value");
        int row = rowOf(key);
        values[row] = value;
        if (deadlineMillis != NEVER || deadlines != null) {
            deadlines()[row] = deadlineMillis;
        }
    }

    @Override
    public void remove(Object key) {
        int row = rowOf(key); // may replace the array
        values[row] = null;
    }

    @Override
    public void forEach(EntryAction<? super Object, ? super Object> action) throws Exception {
        int begunCount = rowCount;
        @Nullable Object[] begun = Arrays.copyOf(values, begunCount);
        for (int slot = 0; slot < table.slotCount(); slot++) {
            if (!table.isInUse(slot)) {
                continue;
            }
            int row = begunCount == 0 ? NONE : rowBySlot.get(slot);
            boolean isBegun = row != NONE && row < begunCount;
            Object value = isBegun ? begun[row] : table.valueAt(slot);
            if (value != null) {
                Object key = table.keyAt(slot);
                remember(key, slot);
                action.accept(key, value);
            }
        }
        for (int row = 0; row < begunCount; row++) {
            Object value = begun[row];
            if (slots[row] == NONE && value != null) {
                action.accept(keyAt(row), value);
            }
        }
    }

    @Override
    public void forEachDue(long beforeMillis, EntryAction<? super Object, ? super Object> action) throws Exception {
        dueBeforeMillis = Math.max(dueBeforeMillis, beforeMillis);
        for (int slot : table.due(beforeMillis)) {
            if (rowBySlot.get(slot) == NONE) {
                Object key = table.keyAt(slot);
                remember(key, slot);
                action.accept(key, table.valueAt(slot));
            }
        }
    }

    @Override
    public long growthBytes() {
        if (!isMeasured) {
            for (int row = 0; row < rowCount; row++) {
                measure(row);
            }
            isMeasured = true;
        }
        return growth + objectGrowth;
    }

    @Override
    public Object keyAt(int row) {
        return requireNonNull(keys[row], "key");
    }

    @Override
    public boolean isKey(int row, Object key) {
        return key.equals(keys[row]);
    }

    void commit() {
        growthBytes();
        table.addObjectBytes(objectGrowth);
        for (int row = 0; row < rowCount; row++) {
            Object value = values[row];
            int slot = slots[row];
            if (value == null) {
                if (slot != NONE) {
                    table.remove(slot, hash(row));
                }
            } else if (slot == NONE) {
                table.add(keyAt(row), hashes[row], value, deadline(row));
            } else {
                table.update(slot, value, deadline(row));
            }
        }
        table.settle(dueBeforeMillis, rowCount);
    }

    private void measure(int row) {
        Object value = values[row];
        int slot = slots[row];
        long before = slot == NONE ? 0 : table.valueBytesAt(slot);
        if (value == null) {
            objectGrowth -= slot == NONE ? 0 : before + table.keyBytes(keyAt(row));
            return;
        }
        objectGrowth += table.valueBytes(value) - before;
        if (slot == NONE) {
            objectGrowth += table.keyBytes(keyAt(row));
            growth += table.bytesPerEntry(deadline(row) != NEVER);
        }
    }

    /** Returns the row of a key, a new one if it has none. */
    private int rowOf(Object key) {
        seek(key);
        if (soughtRow != NONE) {
            return soughtRow;
        }
        int row = rowCount;
        if (row == slots.length) {
            grow();
        }
        rowCount = row + 1;
        keys[row] = key;
        hashes[row] = soughtHash;
        slots[row] = soughtSlot;
        if (soughtSlot == NONE) {
            addNewKey(key, row);
        } else {
            rowBySlot.add(soughtSlot, row);
        }
        soughtRow = row;
        return row;
    }

    private void addNewKey(Object key, int row) {
        SlotIndex index = newKeys;
        if (index == null) {
            index = new SlotIndex(this, earlier -> slots[earlier] == NONE);
            newKeys = index;
        }
        if (row >= index.capacity()) {
            index.rebuild(SlotIndex.cellBitsFor(row + 1), row);
        }
        index.add(key, soughtHash, row);
    }

    private void seek(Object key) {
        if (requireNonNull(key, "key") == soughtKey) {
            return;
        }
        soughtKey = null; // until the key's own equals has not thrown
        if (announced != null && announced.isNext(key)) {
            soughtHash = announced.hash();
            soughtSlot = announced.takeSlot();
        } else {
            soughtHash = SlotIndex.hashOf(key);
            soughtSlot = table.find(key, soughtHash);
        }
        if (soughtSlot != NONE) {
            soughtRow = rowBySlot.get(soughtSlot);
        } else {
            soughtRow = newKeys == null ? NONE : newKeys.find(key, soughtHash);
        }
        soughtKey = key;
    }

    /** Notes where a committed key is, which a walk knows without a search. */
    private void remember(Object key, int slot) {
        soughtKey = key;
        soughtHash = 0; // a committed key needs none, but when it is removed
        soughtSlot = slot;
        soughtRow = rowBySlot.get(slot);
    }

    /** A walk does not hash the keys that it comes by. */
    private int hash(int row) {
        return hashes[row] == 0 ? SlotIndex.hashOf(keyAt(row)) : hashes[row];
    }

    private long deadline(int row) {
        return deadlines == null ? NEVER : deadlines[row];
    }

    private long[] deadlines() {
        if (deadlines == null) {
            deadlines = new long[slots.length];
            Arrays.fill(deadlines, NEVER);
        }
        return deadlines;
    }

    private void grow() {
        int length = 2 * slots.length;
        keys = Arrays.copyOf(keys, length);
        hashes = Arrays.copyOf(hashes, length);
        slots = Arrays.copyOf(slots, length);
        values = Arrays.copyOf(values, length);
        if (deadlines != null) {
            int from = deadlines.length;
            deadlines = Arrays.copyOf(deadlines, length);
            Arrays.fill(deadlines, from, length, NEVER);
        }
    }
}

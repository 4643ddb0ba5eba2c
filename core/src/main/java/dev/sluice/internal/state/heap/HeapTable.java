package dev.sluice.internal.state.heap;

import static dev.sluice.rdd.KeyedState.NEVER;

import dev.sluice.function.Pair;
import dev.sluice.internal.hashing.EntryKeys;
import dev.sluice.spi.StateAttempt;
import dev.sluice.spi.StateTable;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The committed entries of a table: slot {@code i} holds the {@code i}-th key that was put, so the order of slots is that of age.
 *
 * <p>Keys and values are {@link Column}s by slot, {@link Deadlines} are there once one is set, a {@link SlotIndex} finds slots. A removed key
 * leaves its slot empty; when more than half of the slots are, or the index is full, those in use move together, keeping their order. An
 * attempt refers to committed entries by slot, so nothing moves before {@link #settle}, which comes after a commit.
 *
 * <p><b>Thread rule:</b> read by any number of threads at once, none of which runs while the committing thread writes.
 */
final class HeapTable implements StateTable, EntryKeys {
    /** Below this many slots a table is not worth compacting. */
    private static final int SMALL_SLOTS = 64;

    private Column keys = new ObjectColumn();
    private Column values = new ObjectColumn();
    private @Nullable Deadlines deadlines;
    private SlotIndex index = new SlotIndex(this, this::isInUse);
    private BitSet emptySlots = new BitSet();
    private int emptyCount;
    private int slotCount;
    private long objectBytes;
    private int expectedRows;

    @Override
    public StateAttempt begin() {
        return new HeapAttempt(this);
    }

    @Override
    public long entryCount() {
        return (long) slotCount - emptyCount;
    }

    @Override
    public long bytes() {
        return slotCount == 0
                ? 0
                : objectBytes
                        + keys.bytes()
                        + values.bytes()
                        + index.bytes()
                        + (deadlines == null ? 0 : deadlines.bytes());
    }

    @Override
    public Object keyAt(int slot) {
        return keys.get(slot);
    }

    @Override
    public boolean isKey(int slot, Object key) {
        return keys.isEqual(slot, key);
    }

    int find(Object key, int hash) {
        return index.find(key, hash);
    }

    /** Finds several keys; see {@link SlotIndex#findAll}. */
    void findAll(Object[] sought, int[] hashes, int count, int[] slots) {
        index.findAll(sought, hashes, count, slots);
        values.touch(slots, count);
    }

    /** Returns for how many rows an attempt should have room from the start: an eighth more than the last one had. */
    int expectedRows() {
        return expectedRows;
    }

    Object valueAt(int slot) {
        return values.get(slot);
    }

    boolean isInUse(int slot) {
        return emptyCount == 0 || !emptySlots.get(slot);
    }

    int slotCount() {
        return slotCount;
    }

    /** Returns the slots with a deadline before a time, by deadline and then by age. */
    int[] due(long beforeMillis) {
        SlotList found = new SlotList();
        Deadlines known = deadlines;
        if (known == null) {
            return new int[0];
        }
        known.due(beforeMillis, found);
        return DueOrder.sorted(found, known);
    }

    /** Returns what an entry more would take, beside the objects it refers to. */
    int bytesPerEntry(boolean hasDeadline) {
        int ofIndex = 2 * Integer.BYTES;
        return 2 * Long.BYTES + ofIndex + (hasDeadline ? 2 * Long.BYTES + Long.BYTES + Integer.BYTES : 0);
    }

    /** Returns the size of the objects that would be kept for a key, 0 where it is kept as a primitive. */
    long keyBytes(Object key) {
        return isPrimitive(keys, key) ? 0 : MemorySize.of(key);
    }

    /** Returns the size of the objects that are kept for the value of a slot. */
    long valueBytesAt(int slot) {
        return values.hasObjects() ? MemorySize.of(values.get(slot)) : 0;
    }

    /** Returns the size of the objects that would be kept for a value, 0 where it is kept as a primitive. */
    long valueBytes(Object value) {
        return isPrimitive(values, value) ? 0 : MemorySize.of(value);
    }

    private boolean isPrimitive(Column column, Object value) {
        return slotCount == 0 ? !Column.suitedTo(value).hasObjects() : !column.hasObjects() && column.accepts(value);
    }

    void addObjectBytes(long bytes) {
        objectBytes += bytes;
    }

    void add(Object key, int hash, Object value, long deadlineMillis) {
        int slot = slotCount;
        if (slot == 0) {
            keys = Column.suitedTo(key);
            values = Column.suitedTo(value);
        }
        if (slot == index.capacity()) {
            index.rebuild(SlotIndex.cellBitsFor(slot + 1), slot);
        }
        keys = widened(keys, key, slot);
        values = widened(values, value, slot);
        keys.ensure(slot + 1);
        values.ensure(slot + 1);
        keys.set(slot, key);
        values.set(slot, value);
        slotCount = slot + 1;
        index.add(key, hash, slot);
        setDeadline(slot, deadlineMillis);
    }

    void update(int slot, Object value, long deadlineMillis) {
        values = widened(values, value, slotCount);
        values.set(slot, value);
        setDeadline(slot, deadlineMillis);
    }

    void remove(int slot, int hash) {
        index.remove(keys.get(slot), hash, slot);
        keys.clear(slot);
        values.clear(slot);
        emptySlots.set(slot);
        emptyCount++;
        if (deadlines != null) {
            deadlines.remove(slot);
        }
    }

    /**
     * Puts in order what a commit has left: deadlines that were looked at, and empty slots.
     *
     * @param rowCount how many keys the commit has changed
     */
    void settle(long dueBeforeMillis, int rowCount) {
        expectedRows = rowCount + (rowCount >> 3);
        if (deadlines != null) {
            deadlines.settle(dueBeforeMillis);
        }
        if (emptyCount == slotCount && slotCount > 0) {
            clear();
        } else if (emptyCount > SMALL_SLOTS && emptyCount > slotCount / 2) {
            compact();
        }
    }

    void copyTo(List<Pair<Object, Object>> entries) {
        for (int slot = 0; slot < slotCount; slot++) {
            if (isInUse(slot)) {
                entries.add(Pair.of(keys.get(slot), values.get(slot)));
            }
        }
    }

    private Column widened(Column column, Object value, int size) {
        if (column.accepts(value)) {
            return column;
        }
        if (size > 0) {
            objectBytes += size * MemorySize.of(column.get(0));
        }
        return column.toObjects(size);
    }

    private void setDeadline(int slot, long deadlineMillis) {
        Deadlines kept = deadlines;
        if (kept == null) {
            if (deadlineMillis == NEVER) {
                return;
            }
            kept = new Deadlines();
            deadlines = kept;
        }
        kept.ensure(slotCount);
        kept.set(slot, deadlineMillis);
    }

    private void compact() {
        Deadlines before = deadlines;
        Deadlines after = before == null ? null : new Deadlines();
        int to = 0;
        for (int from = 0; from < slotCount; from++) {
            if (!isInUse(from)) {
                continue;
            }
            if (from != to) {
                keys.move(from, to);
                values.move(from, to);
            }
            if (before != null && after != null) {
                after.ensure(to + 1);
                after.set(to, before.get(from));
            }
            to++;
        }
        keys.truncate(to);
        values.truncate(to);
        slotCount = to;
        emptyCount = 0;
        emptySlots = new BitSet();
        deadlines = after;
        index.rebuild(SlotIndex.cellBitsFor(to), to);
    }

    private void clear() {
        keys = new ObjectColumn();
        values = new ObjectColumn();
        deadlines = null;
        index = new SlotIndex(this, this::isInUse);
        emptySlots = new BitSet();
        emptyCount = 0;
        slotCount = 0;
        objectBytes = 0;
    }
}

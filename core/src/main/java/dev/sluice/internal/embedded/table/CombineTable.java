package dev.sluice.internal.embedded.table;

import dev.sluice.internal.hashing.EntryKeys;
import dev.sluice.internal.hashing.SlotHashing;
import dev.sluice.internal.hashing.SortedEntries;
import dev.sluice.rdd.StableHash;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Holds one combined value for each key of a by-key operator, in the order in which the keys were first seen.
 *
 * <p>A caller combines with one search for each record:
 *
 * <pre>{@code
 * int hash = CombineTable.hashOf(key);
 * int entry = table.locate(key, hash);
 * if (entry >= 0) {
 *     table.setUnlessNull(entry, merge.call(table.valueAt(entry), value));
 * } else {
 *     table.insert(entry, key, hash, create.call(value));
 * }
 * }</pre>
 *
 * <p><b>Layout.</b> Entry {@code i} is the {@code i}-th key seen; keys, values and hashes are parallel arrays. A table of
 * {@code 2^b} slots, open-addressed with linear probing and less than half full, finds entries. A hash is multiplied by
 * 2^32 over the golden ratio first: the keys of one partition have bits of their hash in common, and the product's upper
 * bits still differ. Its upper {@code b} bits are the home slot; a slot holds an entry's number plus one in {@code b - 1}
 * bits and the lower {@code 33 - b} bits of the product above that. Home and slot thus know the whole hash in 32 bits a
 * slot: a probe reads a key only if the hashes are equal, or nearly so, and growing reads no key at all.
 *
 * <p><b>Order.</b> Walking entries from 0 to {@link #size()} is first-seen order whatever the hashes are. Outputs rely on
 * it.
 *
 * <p><b>Floods.</b> A search that ends without a match after {@value #FLOOD_EQUAL_HASHES} keys of equal hash, or after
 * {@value #FLOOD_PROBES} slots, is bad luck or an attack. The table then places all keys anew, as {@link SlotHashing}
 * says: by the second hash, and if that floods too, keys that compare with their own class in a sorted tree. Only keys
 * that neither hash nor order tells apart cost time proportional to their number.
 *
 * <p><b>Reuse.</b> {@link #reset()} keeps the arrays if at least an eighth of them was used, or if they have no more than
 * {@value #SMALL_ENTRIES} entries; otherwise they shrink to twice what was used. So a reset costs time proportional to the
 * last use, and one large batch does not hold its memory beyond the next small one. After a key's own code ({@code equals},
 * {@code compareTo}) has thrown, the table may only be reset.
 *
 * <p><b>Thread rule:</b> confined to the task that fills it; may be handed on safely between threads.
 */
public final class CombineTable implements EntryKeys {
    static final int FLOOD_EQUAL_HASHES = 64;
    static final int FLOOD_PROBES = 1024;
    static final int SMALL_ENTRIES = 512;

    private static final int GOLDEN_RATIO = 0x9E3779B9;
    private static final int FIRST_SLOT_BITS = 5;
    private static final int MAX_SLOT_BITS = 30;

    private @Nullable Object[] keys;

    /** The hash that the caller gave, by entry. */
    private int[] hashes;

    /** The hash that places the entry in the slots: {@link #hashes} itself, until a flood. */
    private int[] slotHashes;

    private final ValueColumn values = new ValueColumn();

    /** Zero if empty; else as said above. */
    private int[] slots;

    /** How many bits number a slot. */
    private int slotBits;

    private int size;
    private SlotHashing hashing = SlotHashing.GIVEN;

    /** By what the key last searched for would be placed; used where that is not the hash given. */
    private int soughtSlotHash;

    /** Non-null only while {@link SlotHashing#SORTED}. */
    private @Nullable SortedEntries sorted;

    /** Makes an empty table of the smallest size. */
    @SuppressWarnings("NullAway.Init") // allocate sets the arrays
    public CombineTable() {
        allocate(FIRST_SLOT_BITS);
    }

    /**
     * Returns the hash to locate a key by: its stable hash, spread over all bits.
     *
     * @throws IllegalArgumentException if the key has no stable hash, see {@link StableHash#of}
     */
    public static int hashOf(Object key) {
        return StableHash.mix(StableHash.of(key));
    }

    /**
     * Searches for a key. Keys and values are never null.
     *
     * @param hash {@link #hashOf} the key
     * @return the number of its entry; if there is none, a negative place for {@link #insert}, good until the table is used
     *     for anything else
     */
    public int locate(Object key, int hash) {
        if (hashing != SlotHashing.GIVEN) {
            return locateInFlood(key, hash);
        }
        return probe(key, hash, hash);
    }

    /**
     * Adds a key that {@link #locate} has just not found.
     *
     * @param place what {@code locate} returned
     * @param hash what {@code locate} was given
     * @return the number of the new entry, which is the old {@link #size()}
     * @throws IllegalStateException if the table holds 536,870,911 entries already
     */
    public int insert(int place, Object key, int hash, Object value) {
        int entry = size;
        int at = ~place;
        int slotHash = hashing == SlotHashing.GIVEN ? hash : soughtSlotHash;
        if (entry == keys.length) {
            grow();
            at = emptySlot(slotHash);
        }
        if (entry == 0) {
            values.setFirst(value, keys.length);
        } else {
            values.set(entry, value);
        }
        size = entry + 1;
        keys[entry] = key;
        hashes[entry] = hash;
        slotHashes[entry] = slotHash;
        if (sorted == null || !sorted.add(key, entry)) {
            slots[at] = slot(slotHash, entry);
        }
        return entry;
    }

    /** Returns how many different keys there are. */
    public int size() {
        return size;
    }

    @Override
    @SuppressWarnings("NullAway") // an entry in use has a key; a check here would cost a branch for each record
    public Object keyAt(int entry) {
        return keys[entry];
    }

    /** Returns the value of an entry. */
    public Object valueAt(int entry) {
        return values.get(entry);
    }

    /** Replaces the value of an entry by what a function returned; if that is null the value stays, and this returns false. */
    public boolean setUnlessNull(int entry, @Nullable Object value) {
        if (value == null) {
            return false;
        }
        values.set(entry, value);
        return true;
    }

    /**
     * Returns whether all values are {@code Long} and kept as primitives. Who branches on it, and then uses {@link #longAt} and
     * {@link #setLong}, lets the JIT see that a box does not outlive the branch.
     */
    public boolean hasLongs() {
        return values.isPrimitive();
    }

    /** Returns the value of an entry where {@link #hasLongs}. */
    public long longAt(int entry) {
        return values.longAt(entry);
    }

    /** Replaces the value of an entry where {@link #hasLongs}. */
    public void setLong(int entry, long value) {
        values.setLong(entry, value);
    }

    /** Returns the hash that an entry was inserted with, to locate its key in another table without hashing it again. */
    public int hashAt(int entry) {
        return hashes[entry];
    }

    /** Calls an action for each entry in first-seen order. The action must not change the table's keys. */
    public void forEach(EntryAction action) throws Exception {
        for (int entry = 0; entry < size; entry++) {
            action.accept(keyAt(entry), hashes[entry], valueAt(entry));
        }
    }

    /** Forgets all entries and releases what they refer to. See <em>Reuse</em> above for the memory that is kept. */
    public void reset() {
        if (keys.length > SMALL_ENTRIES && size < keys.length / 8) {
            allocate(Math.max(FIRST_SLOT_BITS, 34 - Integer.numberOfLeadingZeros(size)));
            values.release();
        } else {
            Arrays.fill(keys, 0, size, null);
            values.clear(size);
            Arrays.fill(slots, 0);
            slotHashes = hashes;
        }
        size = 0;
        hashing = SlotHashing.GIVEN;
        sorted = null;
    }

    /** How many entries fit without growing. */
    int capacity() {
        return keys.length;
    }

    SlotHashing hashing() {
        return hashing;
    }

    @Override
    public boolean isKey(int entry, Object key) {
        Object stored = keys[entry];
        return stored == key || key.equals(stored);
    }

    private int probe(Object key, int hash, int slotHash) {
        int[] slots = this.slots;
        int entryBits = slotBits - 1;
        int lastSlot = slots.length - 1;
        int product = slotHash * GOLDEN_RATIO;
        int sought = product << entryBits;
        int home = product >>> -slotBits;
        int equalHashes = 0;
        int at = home;
        int slot;
        while ((slot = slots[at]) != 0) {
            if ((slot ^ sought) >>> entryBits == 0) {
                int entry = (slot & ((1 << entryBits) - 1)) - 1;
                if (isKey(entry, key)) {
                    return entry;
                }
                equalHashes++;
            }
            at = (at + 1) & lastSlot;
        }
        return isFlood((at - home) & lastSlot, equalHashes) ? locateAfterFlood(key, hash) : ~at;
    }

    private boolean isFlood(int probes, int equalHashes) {
        return (equalHashes > FLOOD_EQUAL_HASHES || probes > FLOOD_PROBES) && hashing != SlotHashing.SORTED;
    }

    private int locateAfterFlood(Object key, int hash) {
        hashing = hashing.next();
        if (hashing == SlotHashing.SORTED) {
            sorted = new SortedEntries(this);
        }
        slotHashes = new int[keys.length];
        Arrays.fill(slots, 0);
        for (int entry = 0; entry < size; entry++) {
            Object placed = keyAt(entry);
            slotHashes[entry] = hashing.of(placed);
            if (sorted == null || !sorted.add(placed, entry)) {
                place(entry);
            }
        }
        return locateInFlood(key, hash);
    }

    /** The search of {@link #locate} by other means than the hash given. */
    private int locateInFlood(Object key, int hash) {
        soughtSlotHash = hashing.of(key);
        if (sorted != null && sorted.isSortable(key)) {
            return sorted.locate(key);
        }
        return probe(key, hash, soughtSlotHash);
    }

    private void grow() {
        if (slotBits == MAX_SLOT_BITS) {
            throw new IllegalStateException("A task cannot combine more than " + keys.length
                    + " different keys. Use more partitions, so that each holds fewer.");
        }
        slotBits++;
        int capacity = capacity(slotBits);
        boolean isInFlood = slotHashes != hashes;
        keys = Arrays.copyOf(keys, capacity);
        hashes = Arrays.copyOf(hashes, capacity);
        slotHashes = isInFlood ? Arrays.copyOf(slotHashes, capacity) : hashes;
        values.grow(capacity);
        slots = new int[1 << slotBits];
        for (int entry = 0; entry < size; entry++) {
            if (sorted == null || !sorted.isSortable(keyAt(entry))) {
                place(entry);
            }
        }
    }

    private void place(int entry) {
        int slotHash = slotHashes[entry];
        slots[emptySlot(slotHash)] = slot(slotHash, entry);
    }

    private int emptySlot(int slotHash) {
        int at = (slotHash * GOLDEN_RATIO) >>> -slotBits;
        while (slots[at] != 0) {
            at = (at + 1) & (slots.length - 1);
        }
        return at;
    }

    private int slot(int slotHash, int entry) {
        return ((slotHash * GOLDEN_RATIO) << (slotBits - 1)) | (entry + 1);
    }

    private void allocate(int bits) {
        slotBits = bits;
        keys = new Object[capacity(bits)];
        hashes = new int[keys.length];
        slotHashes = hashes;
        slots = new int[1 << bits];
    }

    /** One less than half, so that an entry's number plus one fits in one bit less than a slot's number. */
    private static int capacity(int slotBits) {
        return (1 << (slotBits - 1)) - 1;
    }
}

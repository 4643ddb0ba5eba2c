package dev.sluice.internal.state;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the slot of a key.
 *
 * <p>An open-addressing table of slots, probed in a line and at most half full; a key that is taken out moves up those behind it, so that
 * the table has no graves. A key that finds no place within {@link #LONGEST_PROBE} goes to a map beside it: keys of one hash, chosen by
 * someone who means harm, cost no more there than in a {@link HashMap}.
 *
 * <p><b>Thread rule:</b> confined to the partition that it belongs to.
 */
final class KeyIndex {
    static final int ABSENT = -1;
    /** Far beyond what a table that is half full needs by chance. */
    private static final int LONGEST_PROBE = 64;

    private static final int FIRST_CAPACITY = 16;

    private int[] slots = newTable(FIRST_CAPACITY);
    private int[] hashes = new int[FIRST_CAPACITY];
    private @Nullable Object[] keys = new Object[FIRST_CAPACITY];
    private Map<Object, Integer> crowded = new HashMap<>();
    private int size;

    /** Returns the slot of a key, or {@link #ABSENT}. */
    int find(Object key) {
        int place = placeOf(key, mixed(key));
        if (place != ABSENT) {
            return slots[place];
        }
        return crowded.isEmpty() ? ABSENT : crowded.getOrDefault(key, ABSENT);
    }

    /** Adds a key that is not here. */
    void add(Object key, int slot) {
        if ((size + 1) * 2 > slots.length) {
            grow();
        }
        place(key, mixed(key), slot);
    }

    /** Takes out a key that is here. */
    void remove(Object key) {
        int place = placeOf(key, mixed(key));
        if (place == ABSENT) {
            crowded.remove(key);
            return;
        }
        size--;
        int mask = slots.length - 1;
        int hole = place;
        for (int next = (hole + 1) & mask; slots[next] != ABSENT; next = (next + 1) & mask) {
            int home = hashes[next] & mask;
            if (((next - home) & mask) >= ((next - hole) & mask)) {
                move(next, hole);
                hole = next;
            }
        }
        slots[hole] = ABSENT;
        keys[hole] = null;
    }

    private int placeOf(Object key, int hash) {
        int mask = slots.length - 1;
        int place = hash & mask;
        for (int probe = 0; probe < LONGEST_PROBE && slots[place] != ABSENT; probe++) {
            if (hashes[place] == hash && key.equals(keys[place])) {
                return place;
            }
            place = (place + 1) & mask;
        }
        return ABSENT;
    }

    private void place(Object key, int hash, int slot) {
        int mask = slots.length - 1;
        int place = hash & mask;
        for (int probe = 0; probe < LONGEST_PROBE; probe++) {
            if (slots[place] == ABSENT) {
                slots[place] = slot;
                hashes[place] = hash;
                keys[place] = key;
                size++;
                return;
            }
            place = (place + 1) & mask;
        }
        crowded.put(key, slot);
    }

    private void move(int from, int to) {
        slots[to] = slots[from];
        hashes[to] = hashes[from];
        keys[to] = keys[from];
    }

    @SuppressWarnings("NullAway") // a place in use has a key
    private void grow() {
        int[] oldSlots = slots;
        int[] oldHashes = hashes;
        @Nullable Object[] oldKeys = keys;
        Map<Object, Integer> oldCrowded = crowded;
        slots = newTable(oldSlots.length * 2);
        hashes = new int[slots.length];
        keys = new Object[slots.length];
        crowded = new HashMap<>();
        size = 0;
        for (int place = 0; place < oldSlots.length; place++) {
            if (oldSlots[place] != ABSENT) {
                place(oldKeys[place], oldHashes[place], oldSlots[place]);
            }
        }
        oldCrowded.forEach((key, slot) -> place(key, mixed(key), slot));
    }

    private static int[] newTable(int capacity) {
        int[] table = new int[capacity];
        Arrays.fill(table, ABSENT);
        return table;
    }

    private static int mixed(Object key) {
        int hash = key.hashCode() * 0x9E3779B9;
        return hash ^ (hash >>> 16);
    }
}

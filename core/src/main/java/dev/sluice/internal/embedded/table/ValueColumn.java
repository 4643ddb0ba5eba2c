package dev.sluice.internal.embedded.table;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Holds the values of a {@link CombineTable} by entry, as primitives as long as all of them are {@code Long}.
 *
 * <p>Counts and sums are the usual values, and an object for each would be replaced on every record: the garbage, and the
 * card marking of old arrays that point to young objects, cost more than the addition. The first value decides on
 * primitives or objects; the first one that is not a {@code Long} turns primitives into objects, until {@link #clear}.
 *
 * <p>So a Long comes back equal, but not identical.
 *
 * <p><b>Thread rule:</b> confined to the thread of its table.
 */
final class ValueColumn {
    private static final long[] NO_LONGS = {};
    private static final @Nullable Object[] NO_OBJECTS = {};

    private boolean isPrimitive;

    /** Empty unless primitive. */
    private long[] longs = NO_LONGS;

    /** Empty if primitive. */
    private @Nullable Object[] objects = NO_OBJECTS;

    @SuppressWarnings("NullAway") // an entry in use has a value; a check here would cost a branch for each record
    Object get(int entry) {
        return isPrimitive ? (Object) longs[entry] : objects[entry];
    }

    void set(int entry, Object value) {
        if (isPrimitive && value instanceof Long number) {
            longs[entry] = number;
        } else {
            setObject(entry, value);
        }
    }

    boolean isPrimitive() {
        return isPrimitive;
    }

    long longAt(int entry) {
        return longs[entry];
    }

    void setLong(int entry, long value) {
        longs[entry] = value;
    }

    /** Sets the value of the first entry, which decides how this column is kept. */
    void setFirst(Object value, int capacity) {
        isPrimitive = value instanceof Long;
        longs = isPrimitive ? longs.length == capacity ? longs : new long[capacity] : NO_LONGS;
        objects = isPrimitive ? NO_OBJECTS : objects.length == capacity ? objects : new Object[capacity];
        set(0, value);
    }

    void grow(int capacity) {
        if (isPrimitive) {
            longs = Arrays.copyOf(longs, capacity);
        } else {
            objects = Arrays.copyOf(objects, capacity);
        }
    }

    /** Releases what the first entries refer to; the array is kept. */
    void clear(int size) {
        if (!isPrimitive) {
            Arrays.fill(objects, 0, size, null);
        }
    }

    /** Gives up the arrays; {@link #setFirst} makes new ones. */
    void release() {
        longs = NO_LONGS;
        objects = NO_OBJECTS;
    }

    private void setObject(int entry, Object value) {
        if (isPrimitive) {
            Object[] boxed = new Object[longs.length];
            for (int i = 0; i < boxed.length; i++) {
                boxed[i] = longs[i];
            }
            objects = boxed;
            longs = NO_LONGS;
            isPrimitive = false;
        }
        objects[entry] = value;
    }
}

package dev.sluice.internal.state;

import static java.util.Objects.requireNonNull;

import dev.sluice.function.Function2;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Values by a small index, side by side: as primitives for as long as all of them are {@code Long}, or all are {@code Double}, and as objects
 * otherwise.
 *
 * <p>Windows hold millions of values for a long time. As primitives they take a third of the memory, and the garbage collector does
 * not look at them. A value that is read is equal to the one that was written, not the same object. Which places are in use is
 * for the owner to know.
 *
 * <p><b>Thread rule:</b> confined to the partition that it belongs to.
 */
final class ValueColumn {
    private long @Nullable [] longs;
    private double @Nullable [] doubles;
    private @Nullable Object @Nullable [] objects;
    private int capacity;

    ValueColumn(int capacity) {
        this.capacity = capacity;
    }

    /** Returns the value at a place that is in use. */
    Object get(int index) {
        if (longs != null) {
            return longs[index];
        }
        if (doubles != null) {
            return doubles[index];
        }
        return requireNonNull(requireNonNull(objects)[index]);
    }

    /** Puts a value at a place; grows to it if need be. */
    void set(int index, Object value) {
        if (index >= capacity) {
            grow(index);
        }
        if (longs != null && value instanceof Long number) {
            longs[index] = number;
        } else if (doubles != null && value instanceof Double number) {
            doubles[index] = number;
        } else {
            setOther(index, value);
        }
    }

    /** Puts a value of another column at a place; grows to it if need be. */
    void copy(ValueColumn from, int fromIndex, int index) {
        if (longs != null && from.longs != null && index < capacity) {
            longs[index] = from.longs[fromIndex];
        } else {
            set(index, from.get(fromIndex));
        }
    }

    /** Calls a function with the value at a place in use, which needs no object of its own where the JIT can see into the function. */
    Object combine(int index, Object later, Function2<Object, Object, Object> combine) throws Exception {
        return longs != null ? combine.call(longs[index], later) : combine.call(get(index), later);
    }

    /** As above, with a value of another column. */
    Object combine(int index, ValueColumn later, int laterIndex, Function2<Object, Object, Object> combine)
            throws Exception {
        return longs != null && later.longs != null
                ? combine.call(longs[index], later.longs[laterIndex])
                : combine.call(get(index), later.get(laterIndex));
    }

    /** Forgets the object at a place, so that it can be collected. */
    void clear(int index) {
        if (objects != null && index < capacity) {
            objects[index] = null;
        }
    }

    private void setOther(int index, Object value) {
        boolean isFirst = longs == null && doubles == null && objects == null;
        if (isFirst && value instanceof Long number) {
            longs = new long[capacity];
            longs[index] = number;
        } else if (isFirst && value instanceof Double number) {
            doubles = new double[capacity];
            doubles[index] = number;
        } else {
            toObjects()[index] = value;
        }
    }

    private @Nullable Object[] toObjects() {
        if (objects == null) {
            @Nullable Object[] boxed = new Object[capacity];
            boolean isEmpty = longs == null && doubles == null;
            for (int index = 0; index < capacity && !isEmpty; index++) {
                boxed[index] = get(index);
            }
            objects = boxed;
            longs = null;
            doubles = null;
        }
        return objects;
    }

    private void grow(int index) {
        capacity = Math.max(index + 1, capacity + (capacity >> 1));
        if (longs != null) {
            longs = Arrays.copyOf(longs, capacity);
        } else if (doubles != null) {
            doubles = Arrays.copyOf(doubles, capacity);
        } else if (objects != null) {
            objects = Arrays.copyOf(objects, capacity);
        }
    }
}

package dev.sluice.internal.operator;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a key has in its variables, one slot for each, by the order of their declaration.
 *
 * <p><b>Thread rule:</b> immutable: whoever changes a slot makes new slots.
 *
 * @param contents a value, a list or a map for each variable; null where there is nothing
 * @param changedMillis the batch time at which each slot was last changed
 */
@SuppressWarnings("ArrayRecordComponent") // never changed and never compared
record Slots(@Nullable Object[] contents, long[] changedMillis) {

    static Slots empty(int count) {
        return new Slots(new @Nullable Object[count], new long[count]);
    }

    Slots copy(int count) {
        return new Slots(Arrays.copyOf(contents, count), Arrays.copyOf(changedMillis, count));
    }
}

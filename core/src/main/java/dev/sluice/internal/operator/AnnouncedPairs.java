package dev.sluice.internal.operator;

import dev.sluice.function.Pair;
import dev.sluice.rdd.KeyedState;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Reads pairs a little ahead and announces their keys to the state, which finds them faster together than one by one.
 *
 * <p><b>Thread rule:</b> confined to one attempt of a task.
 */
final class AnnouncedPairs<K, V> implements Iterator<Pair<K, V>> {
    private static final int AHEAD = 64;

    private final Iterator<Pair<K, V>> pairs;
    private final KeyedState<K, ?> state;
    private final @Nullable Pair<K, V>[] read;
    private final Object[] keys = new Object[AHEAD];
    private int count;
    private int next;

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    AnnouncedPairs(Iterator<Pair<K, V>> pairs, KeyedState<K, ?> state) {
        this.pairs = pairs;
        this.state = state;
        this.read = new Pair[AHEAD];
    }

    @Override
    public boolean hasNext() {
        return next < count || pairs.hasNext();
    }

    @Override
    public Pair<K, V> next() {
        if (next == count) {
            readAhead();
        }
        Pair<K, V> pair = read[next];
        if (pair == null || next == count) {
            throw new NoSuchElementException("there are no more pairs");
        }
        next++;
        return pair;
    }

    private void readAhead() {
        next = 0;
        count = 0;
        while (count < AHEAD && pairs.hasNext()) {
            Pair<K, V> pair = pairs.next();
            read[count] = pair;
            keys[count++] = pair.first();
        }
        state.announce(keys, count);
    }
}

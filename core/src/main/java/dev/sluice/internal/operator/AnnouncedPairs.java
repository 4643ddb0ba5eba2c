package dev.sluice.internal.operator;

import dev.sluice.function.Pair;
import dev.sluice.rdd.KeyedState;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Reads pairs a little ahead and announces their keys to the state, which finds them faster together than one by one.
 *
 * <p>What reading ahead throws is kept until the pairs before it have been served, as if they had been read one by one.
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
    private @Nullable Throwable failure;

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    AnnouncedPairs(Iterator<Pair<K, V>> pairs, KeyedState<K, ?> state) {
        this.pairs = pairs;
        this.state = state;
        this.read = new Pair[AHEAD];
    }

    @Override
    public boolean hasNext() {
        if (next == count) {
            readAhead();
        }
        return next < count;
    }

    @Override
    public Pair<K, V> next() {
        Pair<K, V> pair = hasNext() ? read[next] : null;
        if (pair == null) {
            throw new NoSuchElementException("there are no more pairs");
        }
        next++;
        return pair;
    }

    private void readAhead() {
        throwKept();
        next = 0;
        count = 0;
        try {
            while (count < AHEAD && pairs.hasNext()) {
                Pair<K, V> pair = pairs.next();
                read[count] = pair;
                keys[count++] = pair.first();
            }
        } catch (RuntimeException | Error thrown) {
            failure = thrown;
        }
        if (count == 0) {
            throwKept();
        }
        state.announce(keys, count);
    }

    private void throwKept() {
        if (failure instanceof RuntimeException thrown) {
            throw thrown;
        }
        if (failure instanceof Error thrown) {
            throw thrown;
        }
    }
}

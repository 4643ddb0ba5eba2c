package dev.sluice.state;

import java.util.Map;
import java.util.Optional;

/**
 * A variable of a key that is a map, in the order in which its keys were first put.
 *
 * <p>The first change in a batch copies the map; further changes in that batch do not. Reading does not copy. A map of many entries of which each
 * batch changes a few is therefore better made part of the stream's key.
 *
 * <p><b>Thread rule:</b> valid within the call that it was asked for in.
 *
 * @param <K> the keys
 * @param <T> the values
 */
public interface MapState<K, T> extends VariableContents<Map<K, T>> {

    /** Returns the value of a key. */
    Optional<T> get(K key);

    /** Sets the value of a key; neither may be null. */
    void put(K key, T value);

    /** Removes a key; does nothing if it is not there. */
    void remove(K key);

    /** Returns all entries, which cannot be changed through what is returned. */
    Map<K, T> entries();

    /** Removes all entries. */
    void clear();
}

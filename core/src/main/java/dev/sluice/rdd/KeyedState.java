package dev.sluice.rdd;

import org.jspecify.annotations.Nullable;

/**
 * Values by key that a partition carries from batch to batch, as one attempt of a task sees them: what earlier batches committed, with
 * the attempt's own changes over it.
 *
 * <p>Nothing that is put here changes what was committed. The changes of the attempt that ends the partition's task are committed
 * together with those of all other partitions when the batch has succeeded; those of any other attempt are dropped. A value must
 * therefore not be changed in place: {@link #put} a new one.
 *
 * <p>An entry can have a <em>deadline</em>, a time on whatever clock the operator goes by, and {@link #forEachDue} finds the entries whose
 * deadline has passed without looking at the others.
 *
 * <p><b>Thread rule:</b> confined to the thread that runs the attempt.
 *
 * @param <K> the keys, compared by {@code equals}
 * @param <S> the values
 */
public interface KeyedState<K, S> {
    /** The deadline of an entry that has none. */
    long NEVER = Long.MAX_VALUE;

    /** Returns the value of a key, null if there is none. */
    @Nullable
    S get(K key);

    /** Sets the value of a key, which has no deadline from now on. */
    default void put(K key, S value) {
        put(key, value, NEVER);
    }

    /** Sets the value of a key, and its deadline in milliseconds since the epoch. */
    void put(K key, S value, long deadlineMillis);

    /** Removes the value of a key; does nothing if there is none. */
    void remove(K key);

    /**
     * Says which keys will be asked for next, in this order, so that a store can look for all of them at once. What the other methods do
     * stays the same. Does nothing by default.
     *
     * @param keys kept until the next call of this method; not changed until then
     * @param count how many of them count, from the first
     */
    default void announce(Object[] keys, int count) {}

    /**
     * Calls an action for every entry, as this attempt sees it when the walk begins: first those that were committed, oldest key first, then
     * those of new keys in the order in which they were put. What the action puts or removes is not seen by this walk.
     */
    void forEach(EntryAction<? super K, ? super S> action) throws Exception;

    /**
     * Calls an action for every committed entry whose deadline is before a time and whose key this attempt has neither put nor removed, in
     * the order of deadlines, those of one deadline oldest key first. The action may put or remove the key.
     */
    void forEachDue(long beforeMillis, EntryAction<? super K, ? super S> action) throws Exception;

    /**
     * What is done with an entry.
     *
     * @param <K> the keys
     * @param <S> the values
     */
    @FunctionalInterface
    interface EntryAction<K, S> {
        /** Takes an entry. */
        void accept(K key, S value) throws Exception;
    }
}

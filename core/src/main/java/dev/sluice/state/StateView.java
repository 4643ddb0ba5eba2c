package dev.sluice.state;

import dev.sluice.function.Pair;
import dev.sluice.time.BatchTime;
import java.util.List;
import java.util.Optional;

/**
 * Live access to the state of an operator while the program runs, from outside of batches.
 *
 * <p>Every call sees what the last batch left whose changes were kept, and nothing of a batch that runs; a later call may see a later batch.
 * Values must not be changed. After the program has stopped every call throws.
 *
 * <p>Reading does not delay the running batch until it ends: keeping its changes and a call exclude each other. {@link #get} takes about a
 * microsecond there, {@link #entries} as long as it takes to copy.
 *
 * <p><b>Thread rule:</b> thread-safe.
 *
 * @param <K> the keys
 * @param <S> the state of a key
 */
public interface StateView<K, S> {

    /**
     * Returns the state of a key. Only the partition that the key belongs to is asked.
     *
     * @throws dev.sluice.error.StreamingException if the program has stopped
     */
    Optional<S> get(K key);

    /**
     * Returns a copy of all entries at one moment, partition by partition, oldest key first. The copy takes memory for each of them.
     *
     * @throws dev.sluice.error.StreamingException if the program has stopped
     */
    List<Pair<K, S>> entries();

    /**
     * Returns how many keys have state.
     *
     * @throws dev.sluice.error.StreamingException if the program has stopped
     */
    long size();

    /**
     * Returns the last batch whose changes were kept, empty before there is one. If it is the same before and after some other calls, those
     * saw one state.
     */
    Optional<BatchTime> batch();
}

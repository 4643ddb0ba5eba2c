package dev.sluice.state;

import dev.sluice.time.BatchTime;
import java.time.Instant;
import java.util.Optional;

/**
 * What a {@link KeyedProcessFunction} knows of the call: the key, the batch, the key's variables and timers.
 *
 * <p><b>Thread rule:</b> valid within the call that it was given to.
 *
 * @param <K> the keys
 */
public interface ProcessContext<K> {

    K key();

    BatchTime batch();

    /** Returns the timestamp of the value; empty for timers, and without event time. */
    Optional<Instant> timestamp();

    /** Returns the watermark that the batch begins with for values, and ends with for timers; empty without event time. */
    Optional<Instant> watermark();

    /**
     * Returns a variable of the key.
     *
     * @throws IllegalArgumentException if it was not declared by this function
     */
    <H> H state(StateVariable<H> variable);

    /** Returns the timers of the key. */
    Timers timers();
}

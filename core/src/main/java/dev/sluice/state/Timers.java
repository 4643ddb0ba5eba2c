package dev.sluice.state;

import java.time.Instant;

/**
 * The timers of a key.
 *
 * <p>A key has at most one timer for each time and clock: registering it again changes nothing. A timer that is registered for a time that has
 * passed fires in the same batch if a value registered it, and in the next one if a timer did. Nothing happens to a timer that is not there
 * when it is deleted.
 *
 * <p><b>Thread rule:</b> valid within the call that they were asked for in.
 */
public interface Timers {

    /** Sets a timer on batch time: it fires in the first batch with a time at or after {@code time} that ends a cell of the grid. */
    void registerProcessingTime(Instant time);

    /** Deletes a timer on batch time. */
    void deleteProcessingTime(Instant time);

    /** Sets a timer on event time: it fires in the batch in which the watermark passes {@code time}, and never without event time. */
    void registerEventTime(Instant time);

    /** Deletes a timer on event time. */
    void deleteEventTime(Instant time);
}

package dev.sluice.shared;

import java.io.Serializable;

/**
 * A value that tasks add to and the program reads, such as a count of records that could not be parsed.
 *
 * <pre>{@code
 * LongAccumulator malformed = ssc.longAccumulator("malformed");
 * lines.filter(line -> {
 *     boolean isGood = line.contains(",");
 *     if (!isGood) {
 *         malformed.add(1);
 *     }
 *     return isGood;
 * });
 * }</pre>
 *
 * <p><b>Counted once.</b> What a function adds for one partition of one step of one batch counts once, however often that partition is computed: when
 * a task is tried again, when two outputs use a stream that nobody persists, when a task runs twice. If a partition is computed twice and once not
 * to its end, as {@code take} does, the computation that added most often counts. What jobs added that failed does not count.
 *
 * <p><b>When it counts.</b> With the batch. A batch whose state could not be computed adds nothing; a batch in which an output failed adds what its
 * other jobs added if the program goes on (failure policy {@code continue}), and nothing if it stops. Outside of batches the additions
 * of a job count when it has ended.
 *
 * <p>Functions must not read an accumulator: that is refused, since a task sees its own additions only.
 *
 * <p><b>Thread rule:</b> thread-safe.
 *
 * @param <T> what is added
 * @param <R> what is read
 */
public interface Accumulator<T, R> extends Serializable {

    /** Returns the name, unique in its context. */
    String name();

    /**
     * Adds a value, not null: in a task for the task, in {@code foreachRDD} or {@code transform} for the batch, and anywhere else at once.
     */
    void add(T value);

    /**
     * Returns what the batches that have ended added. In {@code foreachRDD} and {@code transform} the batch's own jobs that have ended are included; if
     * the batch then fails in a way that undoes its state, those are taken back.
     *
     * @throws dev.sluice.error.StreamingException in a task
     */
    R value();
}

package dev.sluice.shared;

import java.io.Serializable;

/**
 * A value that every task can read, and that the program can replace from one batch to the next.
 *
 * <pre>{@code
 * Broadcast<Set<String>> blocked = ssc.broadcast("blocked", Set.of("10.0.0.1"));
 * lines.filter(line -> !blocked.value().contains(line));
 * …
 * blocked.update(Set.of("10.0.0.1", "10.0.0.2")); // from any thread, while the program runs
 * }</pre>
 *
 * <p>A batch sees one value from its beginning to its end: all its tasks, all their attempts, and its closures. {@link #update} takes effect
 * when the next batch begins. Functions capture this handle, not the value, so that the value can be sent where it is needed, once.
 *
 * <p>The value must not be changed in place.
 *
 * <p><b>Thread rule:</b> thread-safe.
 *
 * @param <T> the value
 */
public interface Broadcast<T> extends Serializable {

    /** Returns the name, unique in its context. */
    String name();

    /** Returns the value of the running batch in tasks and closures of a batch, and the newest value anywhere else. */
    T value();

    /**
     * Replaces the value for the batches that begin from now on. Of several updates before a batch the last counts.
     *
     * @param value the new value, not null
     * @throws dev.sluice.error.StreamingException in a task
     */
    void update(T value);
}

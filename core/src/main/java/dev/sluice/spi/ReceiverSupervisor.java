package dev.sluice.spi;

import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The engine's side of a {@link Receiver}; the receiver's methods of the same names say what each does.
 *
 * <p><b>Thread rule:</b> thread-safe.
 *
 * @param <T> the records
 */
public interface ReceiverSupervisor<T> {

    void store(T element);

    void storeAll(Iterator<? extends T> elements);

    boolean tryStore(T element);

    void reportError(String message, @Nullable Throwable cause);

    void reportRejected(String peer, String reason, String sample);

    void restart(String message, @Nullable Throwable cause, Optional<Duration> delay);

    void stop(String message, @Nullable Throwable cause);

    Tasks.Loop loop(String name, Tasks.Step step);

    SourceContext context();

    boolean isStarted();
}

package dev.sluice.internal.ingest;

import dev.sluice.spi.SourceContext;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs the problems of one receiver without flooding the log: a problem that repeats itself is one line at first, then one a minute
 * with the number of repeats. What is held back is at DEBUG, with its stack trace.
 *
 * <p><b>Thread rule:</b> thread-safe because its fields are guarded by its monitor.
 */
final class ReceiverLog {
    private static final Logger LOG = LoggerFactory.getLogger("dev.sluice.receiver");
    private static final long REPEAT_NANOS = 60_000_000_000L;

    private final SourceContext context;
    private final Supplier<String> location;
    private String lastProblem = "";
    private long lastNanos;
    private long heldBackCount;

    ReceiverLog(SourceContext context, Supplier<String> location) {
        this.context = context;
        this.location = location;
    }

    /** Logs a problem after which the receiver goes on. */
    void error(String message, @Nullable Throwable cause) {
        write(message, message, cause);
    }

    /** Logs a problem after which the receiver starts again; {@code text} is the problem with what is done about it. */
    void retry(String problem, String text, @Nullable Throwable cause) {
        write(problem, text, cause);
    }

    private void write(String problem, String text, @Nullable Throwable cause) {
        long repeats = repeatsToTell(problem);
        String stream = context.streamName();
        if (repeats == 0) {
            LOG.warn("Receiver {} of stream '{}': {}", location.get(), stream, text);
        } else if (repeats > 0) {
            LOG.warn("Receiver {} of stream '{}': {} ({} more times since)", location.get(), stream, text, repeats);
        }
        LOG.debug("Receiver {} of stream '{}': {}", location.get(), stream, text, cause);
    }

    /** Returns how many repeats the line has to tell of, or -1 if there must be no line. */
    private synchronized long repeatsToTell(String problem) {
        long now = context.seams().clock().nanoTime();
        boolean isRepeat = problem.equals(lastProblem);
        if (isRepeat && now - lastNanos < REPEAT_NANOS) {
            heldBackCount++;
            return -1;
        }
        long repeats = isRepeat ? heldBackCount : 0;
        lastProblem = problem;
        lastNanos = now;
        heldBackCount = 0;
        return repeats;
    }
}

package dev.sluice.internal.ingest;

import dev.sluice.config.EngineKeys;
import dev.sluice.error.Samples;
import dev.sluice.event.StreamingEvent.InputRejected;
import dev.sluice.spi.SourceContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts refused input, and tells of it at most once a second for each reason however much is refused.
 *
 * <p>Nothing is lost by that: an event carries the count since the start, and {@link #flush} tells of what no event has told yet.
 * Reasons beyond {@value #MAX_REASONS} are counted as one.
 *
 * <p><b>Thread rule:</b> thread-safe because its fields are guarded by its monitor; events and log lines leave outside of it.
 */
public final class RejectionReport {
    private static final Logger LOG = LoggerFactory.getLogger(RejectionReport.class);
    private static final int MAX_REASONS = 100;
    private static final String OTHER_REASONS = "other reasons";
    /** How long the same reason is not told again, in milliseconds. */
    static final long QUIET_MILLIS = 1_000;

    private final SourceContext context;
    private final Samples samples;
    private final Map<String, Tally> tallies = new LinkedHashMap<>();

    private static final class Tally {
        long count;
        long toldCount;
        long toldNanos;
        String peer = "";
        String sample = "";
    }

    /** Creates the report of one stream. */
    public RejectionReport(SourceContext context) {
        this.context = context;
        this.samples = context.conf().get(EngineKeys.SAMPLES) ? Samples.bounded() : Samples.hidden();
    }

    /**
     * Counts one piece of input that was refused.
     *
     * @param peer where it came from
     * @param reason why, in words that do not vary from one piece to the next
     * @param sample its beginning, as it came; it is bounded and escaped here
     * @return whether this is the first that is held back since the last event, so that somebody has to {@link #flush} in a while
     */
    public boolean reject(String peer, String reason, String sample) {
        long now = context.seams().clock().nanoTime();
        Optional<InputRejected> event;
        boolean isFirstHeldBack;
        synchronized (this) {
            Tally tally = tally(reason);
            tally.count++;
            tally.peer = peer;
            tally.sample = sample;
            isFirstHeldBack = tally.count == tally.toldCount + 1;
            boolean isDue = tally.toldCount == 0 || now - tally.toldNanos >= QUIET_MILLIS * 1_000_000;
            event = isDue ? Optional.of(tell(reason, tally, now)) : Optional.empty();
        }
        event.ifPresent(this::send);
        return isFirstHeldBack && event.isEmpty();
    }

    /** Tells of everything that was counted and not told yet. */
    public void flush() {
        long now = context.seams().clock().nanoTime();
        List<InputRejected> events = new ArrayList<>();
        synchronized (this) {
            tallies.forEach((reason, tally) -> {
                if (tally.count > tally.toldCount) {
                    events.add(tell(reason, tally, now));
                }
            });
        }
        events.forEach(this::send);
    }

    private Tally tally(String reason) {
        String key = tallies.containsKey(reason) || tallies.size() < MAX_REASONS ? reason : OTHER_REASONS;
        return tallies.computeIfAbsent(key, any -> new Tally());
    }

    private InputRejected tell(String reason, Tally tally, long now) {
        tally.toldCount = tally.count;
        tally.toldNanos = now;
        return new InputRejected(
                context.streamId(),
                context.streamName(),
                tally.peer,
                reason,
                tally.count,
                samples.render(tally.sample));
    }

    private void send(InputRejected event) {
        LOG.warn(
                "Stream '{}' refused input from {}: {} ({} so far). Sample: {}",
                event.streamName(),
                event.peer(),
                event.reason(),
                event.rejectedCount(),
                event.sample());
        context.events().accept(event);
    }
}

package dev.sluice.internal.ingest;

import static java.util.Objects.requireNonNull;

import dev.sluice.config.BatchKeys;
import dev.sluice.config.CutPolicy;
import dev.sluice.spi.SourceContext;
import dev.sluice.spi.Tasks.Handler;
import dev.sluice.spi.Tasks.Mailbox;
import dev.sluice.spi.Tasks.Timer;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Announces input that is known to be there at a time, so that a batch is cut for it without waiting for the edge of the grid.
 *
 * <p>There is one announcement at a time: a new one replaces the one before.
 *
 * <p><b>Thread rule:</b> guarded by its user's lock, but for {@link #close}, which waits for an announcement that is being made and must be called
 * without it.
 */
final class ArrivalTimer implements AutoCloseable {
    /** At most one announcement waits; it is posted by a timer, which never waits for room. */
    private static final int MAILBOX_CAPACITY = 1;

    private final Mailbox<Long> mailbox;
    private @Nullable Timer pending;

    private ArrivalTimer(Mailbox<Long> mailbox) {
        this.mailbox = requireNonNull(mailbox, "mailbox");
    }

    /**
     * Returns a timer for a source; none where batches are cut at the edges only, so that nobody asks for announcements.
     *
     * @param hasInput whether there is still something to announce when the time has come: a batch may just have been cut
     */
    static Optional<ArrivalTimer> open(SourceContext context, BooleanSupplier hasInput) {
        if (context.conf().get(BatchKeys.CUT_POLICY) != CutPolicy.ON_ARRIVAL) {
            return Optional.empty();
        }
        Handler<Long> announcing = dueMillis -> {
            if (hasInput.getAsBoolean()) {
                context.dataArrived().run();
            }
        };
        String name = "arrivals-" + context.streamName();
        return Optional.of(new ArrivalTimer(context.seams().tasks().mailbox(name, MAILBOX_CAPACITY, announcing)));
    }

    /** Announces input at the given time, at once if that has passed, and at no other. */
    void announceAt(long epochMillis) {
        cancel();
        pending = mailbox.postAt(epochMillis, epochMillis);
    }

    /** Takes back what was to be announced. */
    void cancel() {
        Timer timer = pending;
        if (timer != null) {
            timer.cancel();
            pending = null;
        }
    }

    @Override
    public void close() {
        mailbox.close();
    }
}

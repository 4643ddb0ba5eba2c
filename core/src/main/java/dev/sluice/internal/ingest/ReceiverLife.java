package dev.sluice.internal.ingest;

import static java.util.Objects.requireNonNull;

import dev.sluice.config.ReceiverKeys;
import dev.sluice.event.StreamingEvent;
import dev.sluice.event.StreamingEvent.ReceiverError;
import dev.sluice.event.StreamingEvent.ReceiverInfo;
import dev.sluice.event.StreamingEvent.ReceiverStarted;
import dev.sluice.event.StreamingEvent.ReceiverStopped;
import dev.sluice.spi.Receiver;
import dev.sluice.spi.ReceiverSupervisor;
import dev.sluice.spi.SourceContext;
import dev.sluice.spi.Tasks;
import dev.sluice.time.Durations;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Starts, restarts and stops one receiver.
 *
 * <p>A mailbox carries out what is asked for, one thing at a time, so nobody who asks waits and {@code onStart} and {@code onStop} never
 * overlap:
 *
 * <pre>
 *   NEW --start--> STARTED --restart--> RESTING --timer--> STARTED
 *                     |                    |
 *                     +--------stop--------+-----> STOPPED, for good
 * </pre>
 *
 * <p><b>Thread rule:</b> thread-safe; {@link #phase} is written by the mailbox's handler only.
 *
 * @param <T> the records
 */
final class ReceiverLife<T> implements ReceiverSupervisor<T> {
    /** Requests that wait. There is one for each restart and stop that was asked for since the receiver started, so few. */
    private static final int MAILBOX_CAPACITY = 64;

    private final Receiver<T> receiver;
    private final BlockBuffer<T> buffer;
    private final SourceContext context;
    private final ReceiverLog log;
    private final RejectionReport rejections;
    private final Tasks.Mailbox<Request> mailbox;
    private final List<Tasks.Loop> loops = new CopyOnWriteArrayList<>();

    private volatile Phase phase = Phase.NEW;
    /** Counts starts; a request to restart names the start that it is about, so that late and double ones do nothing. */
    private final AtomicInteger startCount = new AtomicInteger();

    private enum Phase {
        NEW,
        STARTED,
        RESTING,
        STOPPED
    }

    private sealed interface Request {}

    private record Start() implements Request {}

    private record Restart(int startNumber, String message, Duration delay) implements Request {}

    private record Stop(String message) implements Request {}

    private record TellRejections() implements Request {}

    ReceiverLife(Receiver<T> receiver, BlockBuffer<T> buffer, SourceContext context) {
        this.receiver = receiver;
        this.buffer = buffer;
        this.context = context;
        this.log = new ReceiverLog(context, receiver::location);
        this.rejections = new RejectionReport(context);
        this.mailbox = context.seams()
                .tasks()
                .mailbox("receiver-" + context.streamName() + "-life", MAILBOX_CAPACITY, this::handle);
        receiver.attach(this);
    }

    void start() {
        mailbox.post(new Start());
    }

    /** Stops for good and returns when the receiver and its loops have ended. */
    void stop() {
        mailbox.post(new Stop("the stream stops"));
        mailbox.close();
    }

    void wakeLoops() {
        loops.forEach(Tasks.Loop::wake);
    }

    @Override
    public void store(T element) {
        buffer.store(element);
    }

    @Override
    public void storeAll(Iterator<? extends T> elements) {
        buffer.storeAll(elements);
    }

    @Override
    public boolean tryStore(T element) {
        return buffer.tryStore(element);
    }

    @Override
    public void reportError(String message, @Nullable Throwable cause) {
        log.error(message, cause);
        context.events().accept(new ReceiverError(info(message), message));
    }

    @Override
    public void reportRejected(String peer, String reason, String sample) {
        if (rejections.reject(peer, reason, sample)) {
            mailbox.postAt(context.seams().clock().epochMillis() + RejectionReport.QUIET_MILLIS, new TellRejections());
        }
    }

    @Override
    public void restart(String message, @Nullable Throwable cause, Optional<Duration> delay) {
        requireNonNull(message, "message");
        int startNumber = startCount.get();
        Duration pause = delay.orElseGet(() -> context.conf().get(ReceiverKeys.RESTART_DELAY));
        String text = message + " Starting again in " + Durations.format(pause) + ".";
        log.retry(message, text, cause);
        context.events().accept(new ReceiverError(info(text), text));
        mailbox.post(new Restart(startNumber, text, pause));
    }

    @Override
    public void stop(String message, @Nullable Throwable cause) {
        requireNonNull(message, "message");
        if (cause != null) {
            reportError(message, cause);
        }
        mailbox.post(new Stop(message));
    }

    @Override
    public Tasks.Loop loop(String name, Tasks.Step step) {
        Tasks.Loop loop = context.seams().tasks().loop("receiver-" + context.streamName() + "-" + name, () -> {
            try {
                return step.step();
            } catch (InterruptedException interrupt) {
                Thread.currentThread().interrupt();
                return Tasks.Progress.DONE;
            } catch (Exception failure) {
                restart("A loop of the receiver failed: " + failure + ".", failure, Optional.empty());
                return Tasks.Progress.DONE;
            }
        });
        loops.add(loop);
        return loop;
    }

    @Override
    public SourceContext context() {
        return context;
    }

    @Override
    public boolean isStarted() {
        return phase == Phase.STARTED;
    }

    private void handle(Request request) {
        if (request instanceof Start) {
            handleStart();
        } else if (request instanceof Restart restart) {
            handleRestart(restart);
        } else if (request instanceof Stop stop) {
            handleStop(stop);
        } else {
            rejections.flush();
        }
    }

    private void handleStart() {
        if (phase == Phase.STOPPED || phase == Phase.STARTED) {
            return;
        }
        startCount.incrementAndGet();
        phase = Phase.STARTED;
        try {
            receiver.begin();
            tell(new ReceiverStarted(info("")));
        } catch (Exception failure) {
            restart(
                    "Receiver " + receiver.location() + " could not start: " + failure + ".",
                    failure,
                    Optional.empty());
        }
    }

    private void handleRestart(Restart restart) {
        if (phase != Phase.STARTED || restart.startNumber() != startCount.get()) {
            return;
        }
        end(Phase.RESTING, restart.message());
        mailbox.postAt(context.seams().clock().epochMillis() + restart.delay().toMillis(), new Start());
    }

    private void handleStop(Stop stop) {
        if (phase == Phase.STARTED) {
            end(Phase.STOPPED, stop.message());
        }
        phase = Phase.STOPPED;
        rejections.flush();
    }

    private void end(Phase next, String message) {
        phase = next;
        try {
            receiver.end();
        } catch (Exception failure) {
            reportError("Receiver " + receiver.location() + " failed while it stopped: " + failure, failure);
        }
        loops.forEach(Tasks.Loop::close);
        loops.clear();
        tell(new ReceiverStopped(info(message), message));
    }

    private void tell(StreamingEvent event) {
        context.events().accept(event);
    }

    private ReceiverInfo info(String lastError) {
        long errorMillis = lastError.isEmpty() ? -1 : context.seams().clock().epochMillis();
        return new ReceiverInfo(
                context.streamId(), context.streamName(), isStarted(), receiver.location(), lastError, errorMillis);
    }
}

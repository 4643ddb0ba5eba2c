package dev.sluice.internal.engine;

import dev.sluice.event.StreamingEvent;
import dev.sluice.event.StreamingEvent.EdgesMerged;
import dev.sluice.spi.Tasks;
import dev.sluice.time.BatchTime;
import java.util.ArrayList;
import java.util.List;

/** Notes what the conductor decides, in short words, and lets a test answer. */
final class RecordedCollaborators implements Conductor.Collaborators {
    final List<String> log = new ArrayList<>();
    final List<Timer> timers = new ArrayList<>();
    boolean hasArrivals;
    RuntimeException nextCutFailure;

    /** A message to come. */
    static final class Timer {
        final long epochMillis;
        final ConductorMessage message;
        boolean isCancelled;

        private Timer(long epochMillis, ConductorMessage message) {
            this.epochMillis = epochMillis;
            this.message = message;
        }
    }

    /** Returns what was noted since the last call. */
    List<String> taken() {
        List<String> taken = List.copyOf(log);
        log.clear();
        return taken;
    }

    /** Returns the timer that was set last and is for such a message. */
    Timer timer(Class<? extends ConductorMessage> type) {
        return timers.stream()
                .filter(timer -> type.isInstance(timer.message))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private void note(String what, BatchTime batch) {
        log.add(what + " " + batch.id() + "@" + batch.milliseconds());
    }

    @Override
    public void cutInputs(BatchTime batch) {
        if (nextCutFailure != null) {
            throw nextCutFailure;
        }
        hasArrivals = false;
        note("cut", batch);
    }

    @Override
    public boolean hasArrivals() {
        return hasArrivals;
    }

    @Override
    public void planned(BatchTime batch) {}

    @Override
    public void submitted(BatchTime batch) {
        note("submitted", batch);
    }

    @Override
    public void dropped(BatchTime batch) {
        note("dropped", batch);
    }

    @Override
    public void run(BatchTime batch) {
        note("run", batch);
    }

    @Override
    public void stopInputs() {
        log.add("stop inputs");
    }

    @Override
    public void reportInputs() {
        log.add("report inputs");
    }

    @Override
    public void closeRunner() {
        log.add("close runner");
    }

    @Override
    public void event(StreamingEvent event) {
        EdgesMerged merged = (EdgesMerged) event;
        log.add("merged " + merged.firstEdgeMillis() + ".." + merged.lastEdgeMillis() + " lost " + merged.edgeCount());
    }

    @Override
    public Tasks.Timer later(long epochMillis, ConductorMessage message) {
        Timer timer = new Timer(epochMillis, message);
        timers.add(timer);
        return () -> timer.isCancelled = true;
    }

    @Override
    public void failed(Throwable failure) {
        log.add("failed " + failure.getMessage());
    }

    @Override
    public void terminated() {
        log.add("terminated");
    }
}

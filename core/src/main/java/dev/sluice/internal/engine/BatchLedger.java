package dev.sluice.internal.engine;

import dev.sluice.error.Invariants;
import dev.sluice.time.BatchTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The batches that are not done with: each with its state, in the order of their numbers.
 *
 * <p>A batch's number is its identity and rises by one; its time never falls. At most one batch runs.
 *
 * <p><b>Thread rule:</b> confined to the conductor.
 */
final class BatchLedger {
    private final Map<Long, BatchState> states = new LinkedHashMap<>();
    private final Deque<BatchTime> waiting = new ArrayDeque<>();
    private long nextId;
    private long lastMillis = Long.MIN_VALUE;
    private Optional<BatchTime> running = Optional.empty();
    private long failedCount;
    private long droppedCount;
    private long completedCount;

    /** Plans the next batch, at an edge that is not before the time of the last one. */
    BatchTime plan(long epochMillis) {
        return plan(BatchTime.of(nextId, epochMillis));
    }

    /** Plans the next batch between two edges, at a time that is not before that of the last one. */
    BatchTime planBetweenEdges(long epochMillis) {
        return plan(BatchTime.of(nextId, epochMillis).betweenEdges());
    }

    private BatchTime plan(BatchTime batch) {
        checkTime(batch.milliseconds());
        nextId++;
        states.put(batch.id(), BatchState.PLANNED);
        waiting.addLast(batch);
        return batch;
    }

    /** Gives the last waiting batch a later time, because edges are merged into it. */
    BatchTime postpone(long epochMillis) {
        Invariants.check(!waiting.isEmpty(), "no batch waits that could be postponed to %s", epochMillis);
        checkTime(epochMillis);
        BatchTime last = waiting.removeLast();
        BatchTime postponed = BatchTime.of(last.id(), epochMillis);
        waiting.addLast(postponed);
        return postponed;
    }

    /** Takes the next waiting batch to run; empty if none waits or one runs already. */
    Optional<BatchTime> startNext() {
        if (running.isPresent() || waiting.isEmpty()) {
            return Optional.empty();
        }
        BatchTime batch = waiting.removeFirst();
        move(batch, BatchState.RUNNING);
        running = Optional.of(batch);
        return running;
    }

    /** Records how the running batch ended, and forgets it. */
    void end(BatchTime batch, boolean succeeded) {
        Invariants.check(running.equals(Optional.of(batch)), "batch %s ended, but %s was running", batch, running);
        running = Optional.empty();
        if (succeeded) {
            move(batch, BatchState.OUTPUT_DONE);
            move(batch, BatchState.RELEASED);
            completedCount++;
        } else {
            move(batch, BatchState.FAILED);
            failedCount++;
        }
        states.remove(batch.id());
    }

    /** Drops all waiting batches and returns them. */
    List<BatchTime> dropWaiting() {
        List<BatchTime> dropped = List.copyOf(waiting);
        for (BatchTime batch : dropped) {
            move(batch, BatchState.DROPPED);
            states.remove(batch.id());
        }
        waiting.clear();
        droppedCount += dropped.size();
        return dropped;
    }

    /** Returns the batch that was planned last, if it still waits. */
    Optional<BatchTime> lastWaiting() {
        return Optional.ofNullable(waiting.peekLast());
    }

    boolean isIdle() {
        return running.isEmpty() && waiting.isEmpty();
    }

    int waitingCount() {
        return waiting.size();
    }

    /** Returns how many batches have been planned so far. */
    long plannedCount() {
        return nextId;
    }

    /** Returns the time of the last planned batch, or {@link Long#MIN_VALUE} before the first. */
    long lastMillis() {
        return lastMillis;
    }

    @Override
    public String toString() {
        return "completed=" + completedCount + " failed=" + failedCount + " dropped=" + droppedCount + " open="
                + states;
    }

    private void checkTime(long epochMillis) {
        Invariants.check(epochMillis >= lastMillis, "batch time %s is before the last, %s", epochMillis, lastMillis);
        lastMillis = epochMillis;
    }

    private void move(BatchTime batch, BatchState next) {
        BatchState present = states.get(batch.id());
        Invariants.check(
                present != null && present.mayBecome(next), "batch %s may not go from %s to %s", batch, present, next);
        states.put(batch.id(), next);
    }
}

package dev.sluice.internal.operator;

import static java.util.Objects.requireNonNull;

import dev.sluice.rdd.StateMoment;
import dev.sluice.rdd.StateTables;
import dev.sluice.state.OutputTag;
import dev.sluice.state.ProcessContext;
import dev.sluice.state.ProcessOutput;
import dev.sluice.state.StateVariable;
import dev.sluice.state.Timer.Clock;
import dev.sluice.state.Timers;
import dev.sluice.time.BatchTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One call of a process operator: stands at one key after the other, for the user's function.
 *
 * <p><b>Thread rule:</b> confined to one attempt of a task.
 */
final class ProcessCall<K, O> implements ProcessContext<K>, ProcessOutput<O>, Timers {
    private final StateMoment moment;
    private final List<StateVariable<?>> variables;
    private final VariableTable<K> table;
    private final PendingTimers<K> processingTimers;
    private final PendingTimers<K> eventTimers;
    private final Consumer<Emitted> output;
    private long watermarkMillis;
    private @Nullable K key;
    private @Nullable Instant timestamp;
    private @Nullable KeyVariables current;

    ProcessCall(StateTables tables, StateMoment moment, List<StateVariable<?>> variables, Consumer<Emitted> output) {
        this.moment = moment;
        this.variables = variables;
        this.table =
                new VariableTable<>(tables.table(0), variables, moment.batch().milliseconds());
        this.processingTimers = new PendingTimers<>(Clock.PROCESSING_TIME, tables.table(1));
        this.eventTimers = new PendingTimers<>(Clock.EVENT_TIME, tables.table(2));
        this.output = output;
        this.watermarkMillis = moment.previousWatermarkMillis();
    }

    /**
     * Goes on to a value or a timer of a key.
     *
     * @param newTimestamp the value's timestamp, null if there is none
     */
    void turnTo(K next, @Nullable Instant newTimestamp) {
        key = next;
        timestamp = newTimestamp;
        current = null;
    }

    void endValues() {
        watermarkMillis = moment.watermarkMillis();
    }

    /** Returns the timers that are due: those on event time, then those on batch time, each in the order of their times. */
    List<PendingTimers.Due<K>> dueTimers() throws Exception {
        List<PendingTimers.Due<K>> due = new ArrayList<>();
        // A watermark of W says that what is before W has come: a timer at W - 1 is due, one at W is not.
        if (watermarkMillis != StateMoment.NO_WATERMARK) {
            due.addAll(eventTimers.dueBefore(watermarkMillis));
        }
        if (moment.batch().isEdge()) {
            due.addAll(processingTimers.dueBefore(moment.batch().milliseconds() + 1));
        }
        return due;
    }

    /** Removes a timer that is due; returns false if it was deleted meanwhile. */
    boolean take(PendingTimers.Due<K> due) {
        return timers(due.clock()).delete(due.key(), due.millis());
    }

    /** Puts what has changed into the tables. */
    void keep() throws Exception {
        table.keep();
        processingTimers.keep();
        eventTimers.keep();
    }

    @Override
    public K key() {
        return requireNonNull(key, "key");
    }

    @Override
    public BatchTime batch() {
        return moment.batch();
    }

    @Override
    public Optional<Instant> timestamp() {
        return Optional.ofNullable(timestamp);
    }

    @Override
    public Optional<Instant> watermark() {
        return watermarkMillis == StateMoment.NO_WATERMARK
                ? Optional.empty()
                : Optional.of(Instant.ofEpochMilli(watermarkMillis));
    }

    @Override
    public <H> H state(StateVariable<H> variable) {
        if (variable.index() >= variables.size() || variables.get(variable.index()) != variable) {
            throw new IllegalArgumentException(
                    variable + " belongs to another function. Declare it in a field of this one.");
        }
        if (current == null) {
            current = table.of(key());
        }
        return current.handle(variable);
    }

    @Override
    public Timers timers() {
        return this;
    }

    @Override
    public void registerProcessingTime(Instant time) {
        processingTimers.register(key(), millisAtOrAfter(time));
    }

    @Override
    public void deleteProcessingTime(Instant time) {
        processingTimers.delete(key(), millisAtOrAfter(time));
    }

    @Override
    public void registerEventTime(Instant time) {
        eventTimers.register(key(), millisAtOrAfter(time));
    }

    @Override
    public void deleteEventTime(Instant time) {
        eventTimers.delete(key(), millisAtOrAfter(time));
    }

    @Override
    public void emit(O result) {
        output.accept(new Emitted(Emitted.RESULTS, requireNonNull(result, "A process function emitted null")));
    }

    @Override
    public <T> void emit(OutputTag<T> tag, T element) {
        requireNonNull(element, () -> "A process function emitted null to side output '" + tag.name() + "'");
        output.accept(new Emitted(tag.name(), element));
    }

    private PendingTimers<K> timers(Clock clock) {
        return switch (clock) {
            case PROCESSING_TIME -> processingTimers;
            case EVENT_TIME -> eventTimers;
        };
    }

    /** Clocks go by milliseconds; a timer must not fire before its time. */
    private static long millisAtOrAfter(Instant time) {
        long millis = time.toEpochMilli();
        return Instant.ofEpochMilli(millis).equals(time) ? millis : millis + 1;
    }
}

package dev.sluice.testkit.oracle;

import dev.sluice.function.Pair;
import dev.sluice.state.KeyedProcessFunction;
import dev.sluice.state.ListState;
import dev.sluice.state.MapState;
import dev.sluice.state.OutputTag;
import dev.sluice.state.ProcessContext;
import dev.sluice.state.ProcessOutput;
import dev.sluice.state.StateVariable;
import dev.sluice.state.Timer;
import dev.sluice.state.ValueState;
import java.time.Duration;
import java.util.Optional;

/**
 * Keeps a composed value, the last values and how often each rest occurred, and tells of them when a timer says so; {@link ProcessReplay} is the same
 * over plain maps.
 *
 * <p><b>Thread rule:</b> immutable.
 */
final class Diary extends KeyedProcessFunction<Object, Long, Pair<Object, Long>> {
    static final OutputTag<Pair<Object, Long>> SIDE = OutputTag.named("side");
    static final int LIST_BOUND = 3;
    private static final long serialVersionUID = 1;

    private final Faults faults;
    private final int timerSeconds;
    private final StateVariable<ValueState<Long>> composed;
    private final StateVariable<ListState<Long>> last;
    private final StateVariable<MapState<Long, Long>> rests;

    Diary(Faults faults, int timerSeconds, Optional<Duration> timeToLive) {
        this.faults = faults;
        this.timerSeconds = timerSeconds;
        this.composed = timeToLive
                .<StateVariable<ValueState<Long>>>map(bound -> value("composed", bound))
                .orElseGet(() -> value("composed"));
        this.last = timeToLive
                .<StateVariable<ListState<Long>>>map(bound -> list("last", bound))
                .orElseGet(() -> list("last"));
        this.rests = timeToLive
                .<StateVariable<MapState<Long, Long>>>map(bound -> map("rests", bound))
                .orElseGet(() -> map("rests"));
    }

    @Override
    public void process(Long value, ProcessContext<Object> context, ProcessOutput<Pair<Object, Long>> out) {
        ValueState<Long> state = context.state(composed);
        long after = Affine.compose(state.orElse(Affine.IDENTITY), value);
        if (after % 6 == 0) {
            state.clear();
        } else {
            state.update(after);
        }
        ListState<Long> values = context.state(last);
        values.add(value);
        if (values.get().size() > LIST_BOUND) {
            out.emit(SIDE, Pair.of(context.key(), Affine.composeAll(values.get())));
            values.clear();
        }
        MapState<Long, Long> counts = context.state(rests);
        counts.put(value % 3, counts.get(value % 3).orElse(0L) + 1);
        faults.check(value);
        if (value % 2 == 0) {
            context.timers().registerProcessingTime(context.batch().time().plusSeconds(timerSeconds));
        } else if (value % 5 == 0) {
            context.timers().deleteProcessingTime(context.batch().time().plusSeconds(timerSeconds - 1));
        }
        out.emit(Pair.of(context.key(), after));
    }

    @Override
    public void onTimer(Timer timer, ProcessContext<Object> context, ProcessOutput<Pair<Object, Long>> out) {
        long told = Affine.composeAll(context.state(last).get());
        MapState<Long, Long> counts = context.state(rests);
        for (long rest = 0; rest < 3; rest++) {
            told = Affine.compose(told, Affine.of(counts.get(rest).orElse(0L)));
        }
        if (counts.get(0L).isPresent()) {
            counts.remove(0L);
            context.timers().registerProcessingTime(timer.time().plusSeconds(2));
        } else {
            counts.clear();
            context.timers().deleteProcessingTime(timer.time().plusSeconds(1));
        }
        out.emit(Pair.of(context.key(), Affine.compose(told, 19)));
    }
}

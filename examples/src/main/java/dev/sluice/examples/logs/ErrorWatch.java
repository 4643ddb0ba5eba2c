package dev.sluice.examples.logs;

import dev.sluice.function.Pair;
import dev.sluice.state.KeyedProcessFunction;
import dev.sluice.state.ProcessContext;
import dev.sluice.state.ProcessOutput;
import dev.sluice.state.StateVariable;
import dev.sluice.state.ValueState;
import java.time.Duration;
import java.util.Optional;

/**
 * Watches the error rate of each path from window to window, and tells when it jumps and when it has come back.
 *
 * <p>A path that nobody asks for is forgotten after {@link #FORGOTTEN_AFTER}.
 */
final class ErrorWatch extends KeyedProcessFunction<String, Pair<Window, Counts>, ErrorAlert> {
    static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);
    private static final long serialVersionUID = 1;

    private final ErrorLevel.Bounds bounds;
    private final StateVariable<ValueState<ErrorLevel>> level = value("level", FORGOTTEN_AFTER);

    ErrorWatch(ErrorLevel.Bounds bounds) {
        this.bounds = bounds;
    }

    @Override
    public void process(Pair<Window, Counts> window, ProcessContext<String> context, ProcessOutput<ErrorAlert> out) {
        ValueState<ErrorLevel> state = context.state(level);
        Optional<ErrorLevel> before = state.get();
        Optional<ErrorLevel> after = ErrorLevel.after(before, window.first(), window.second(), bounds);
        after.ifPresent(state::update);
        boolean wasAlarm = before.map(ErrorLevel::isAlarm).orElse(false);
        after.filter(now -> now.isAlarm() != wasAlarm)
                .ifPresent(now -> out.emit(new ErrorAlert(
                        context.key(),
                        window.first(),
                        window.second(),
                        before.map(ErrorLevel::usualRate).orElse(0.0),
                        wasAlarm)));
    }
}

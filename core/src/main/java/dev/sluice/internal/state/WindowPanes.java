package dev.sluice.internal.state;

import dev.sluice.rdd.StatefulOperator;
import dev.sluice.time.BatchTime;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The committed windows of the keys in one partition, oldest key first.
 *
 * <p><b>Thread rule:</b> used by one task at a time, then by the committing thread.
 */
final class WindowPanes {
    private final StatefulOperator.Windowed<Object, Object> operator;
    private final Map<Object, KeyWindow> windows = new LinkedHashMap<>();

    @SuppressWarnings("unchecked") // keys and values are objects here
    WindowPanes(StatefulOperator.Windowed<?, ?> operator) {
        this.operator = (StatefulOperator.Windowed<Object, Object>) operator;
    }

    WindowAttempt attempt(BatchTime batch) {
        windows.values().forEach(KeyWindow::forgetPending);
        return new WindowAttempt(operator, batch, windows);
    }
}

package dev.sluice.internal.state;

import dev.sluice.function.Function2;
import dev.sluice.function.Pair;
import dev.sluice.rdd.StatefulOperator;
import dev.sluice.time.BatchTime;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One attempt at a window's partition in one batch.
 *
 * <p><b>Thread rule:</b> confined to the attempt, then handed to the committing thread.
 */
final class WindowAttempt implements StateChanges {
    private final StatefulOperator.Windowed<Object, Object> operator;
    private final long paneMillis;
    private final long leavingMillis;
    private final Map<Object, KeyWindow> windows;
    private final Map<Object, KeyWindow> entering = new LinkedHashMap<>();
    private final Set<Object> dropped = new HashSet<>();

    WindowAttempt(StatefulOperator.Windowed<Object, Object> operator, BatchTime batch, Map<Object, KeyWindow> windows) {
        this.operator = operator;
        this.paneMillis = operator.paneOf(batch);
        this.leavingMillis = batch.milliseconds() - operator.windowMillis();
        this.windows = windows;
    }

    /** Lets go of what leaves at the end of a slide; before {@link #add}, so that a key that comes back counts as new. */
    void advance() throws Exception {
        Iterator<KeyWindow> each = windows.values().iterator();
        while (each.hasNext()) {
            KeyWindow window = each.next();
            window.closeBefore(paneMillis);
            if (!window.advance(leavingMillis)) {
                each.remove();
            }
        }
    }

    /** Adds what the batch has of a key. */
    void add(Object key, Object value) throws Exception {
        KeyWindow window = windows.get(key);
        if (window == null) {
            window = entering.computeIfAbsent(key, absent -> create());
        }
        window.closeBefore(paneMillis);
        Object open = window.open();
        window.setPending(
                open == null ? value : operator.combination().combine().call(open, value));
    }

    /** Emits the result of every key. */
    void emit(Consumer<Object> output) throws Exception {
        emit(windows, output);
        emit(entering, output);
    }

    private void emit(Map<Object, KeyWindow> each, Consumer<Object> output) throws Exception {
        for (Map.Entry<Object, KeyWindow> entry : each.entrySet()) {
            Pair<Object, Object> result =
                    Pair.of(entry.getKey(), entry.getValue().result());
            if (operator.combination().keeps(result)) {
                output.accept(result);
            } else {
                dropped.add(entry.getKey());
            }
        }
    }

    @Override
    public void commit() {
        windows.putAll(entering);
        windows.keySet().removeAll(dropped);
        windows.values().forEach(window -> window.commit(paneMillis));
    }

    private KeyWindow create() {
        Function2<Object, Object, Object> combine = operator.combination().combine();
        return operator.combination()
                .inverse()
                .<KeyWindow>map(inverse -> new InvertedWindow(combine, inverse))
                .orElseGet(() -> new TwoStacks(combine));
    }
}

package dev.sluice.state;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code process} does with the values of each key: keeps variables, sets timers, emits results and side outputs.
 *
 * <p>Variables are declared in the fields of the function and asked for by the context, for its key:
 *
 * <pre>{@code
 * pairs.process(new KeyedProcessFunction<String, Long, String>() {
 *     private final StateVariable<ValueState<Long>> sum = value("sum");
 *
 *     public void process(Long value, ProcessContext<String> context, ProcessOutput<String> out) {
 *         ValueState<Long> state = context.state(sum);
 *         state.update(state.orElse(0L) + value);
 *         context.timers().registerProcessingTime(context.batch().time().plusSeconds(60));
 *     }
 *
 *     public void onTimer(Timer timer, ProcessContext<String> context, ProcessOutput<String> out) {
 *         out.emit(context.key() + " had " + context.state(sum).orElse(0L));
 *         context.state(sum).clear();
 *     }
 * })
 * }</pre>
 *
 * <p>In each batch all values come first, in the order of arrival, then the timers that are due, in the order of their times. A key of which all
 * variables are cleared and that has no timer costs nothing. If a call throws, nothing of what the batch changed for any key of the
 * partition stays, and the task is tried again.
 *
 * <p><b>Thread rule:</b> one function object serves several tasks at once, each with keys of its own; so it keeps what it remembers in variables, not
 * in fields.
 *
 * @param <K> the keys
 * @param <V> the values
 * @param <O> the results
 */
public abstract class KeyedProcessFunction<K, V, O> implements Serializable {
    private static final long serialVersionUID = 1;

    private final List<StateVariable<?>> variables = new ArrayList<>();

    /** Takes one value of the context's key. */
    public abstract void process(V value, ProcessContext<K> context, ProcessOutput<O> out) throws Exception;

    /** Takes a timer of the context's key that is due; does nothing if not overridden. */
    public void onTimer(Timer timer, ProcessContext<K> context, ProcessOutput<O> out) throws Exception {}

    /** Declares a variable with one value. */
    protected final <T> StateVariable<ValueState<T>> value(String name) {
        return declare(name, StateVariable.Kind.VALUE, Optional.empty());
    }

    /** Declares a variable with one value, which is gone in batches that are more than the given time later than its last update. */
    protected final <T> StateVariable<ValueState<T>> value(String name, Duration timeToLive) {
        return declare(name, StateVariable.Kind.VALUE, Optional.of(timeToLive));
    }

    /** Declares a variable that is a list. */
    protected final <T> StateVariable<ListState<T>> list(String name) {
        return declare(name, StateVariable.Kind.LIST, Optional.empty());
    }

    /** Declares a variable that is a list, all of which is gone in batches that are more than the given time later than its last change. */
    protected final <T> StateVariable<ListState<T>> list(String name, Duration timeToLive) {
        return declare(name, StateVariable.Kind.LIST, Optional.of(timeToLive));
    }

    /** Declares a variable that is a map. */
    protected final <L, T> StateVariable<MapState<L, T>> map(String name) {
        return declare(name, StateVariable.Kind.MAP, Optional.empty());
    }

    /** Declares a variable that is a map, all of which is gone in batches that are more than the given time later than its last change. */
    protected final <L, T> StateVariable<MapState<L, T>> map(String name, Duration timeToLive) {
        return declare(name, StateVariable.Kind.MAP, Optional.of(timeToLive));
    }

    /** Returns the declared variables, in order. */
    public final List<StateVariable<?>> variables() {
        return List.copyOf(variables);
    }

    private <H> StateVariable<H> declare(String name, StateVariable.Kind kind, Optional<Duration> timeToLive) {
        StateVariable<H> variable = new StateVariable<>(name, kind, variables.size(), timeToLive);
        if (variables.stream().anyMatch(other -> other.name().equals(name))) {
            throw new IllegalArgumentException(
                    "There are two state variables '" + name + "'. Give each a name of its own.");
        }
        variables.add(variable);
        return variable;
    }
}

package dev.sluice;

import static java.util.Objects.requireNonNull;

import dev.sluice.error.StreamingException;
import dev.sluice.internal.engine.StreamingEngine;
import dev.sluice.internal.shared.AccumulatorHandle;
import dev.sluice.internal.shared.CollectedValues;
import dev.sluice.internal.shared.DoubleSum;
import dev.sluice.internal.shared.LongSum;
import dev.sluice.shared.Accumulator;
import dev.sluice.shared.AccumulatorSpec;
import dev.sluice.shared.Broadcast;
import dev.sluice.shared.CollectionAccumulator;
import dev.sluice.shared.DoubleAccumulator;
import dev.sluice.shared.LongAccumulator;
import dev.sluice.state.StateUsage;
import dev.sluice.state.StateVariable;
import dev.sluice.state.StateView;
import dev.sluice.state.VariableContents;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * What a program shares with its tasks, and what it lets be looked at from outside: accumulators, broadcasts and state.
 *
 * <p><b>Thread rule:</b> thread-safe.
 */
abstract sealed class StreamingValues extends StreamingInputs permits StreamingContext {

    /** Makes a sum of {@code long} values that tasks add to; see {@link Accumulator}. The name is unique in this context. */
    public LongAccumulator longAccumulator(String name) {
        return LongSum.register(engine().shared().accumulators(), name);
    }

    /** Makes a sum of {@code double} values that tasks add to. */
    public DoubleAccumulator doubleAccumulator(String name) {
        return DoubleSum.register(engine().shared().accumulators(), name);
    }

    /** Makes a list of values that tasks add to. */
    public <T> CollectionAccumulator<T> collectionAccumulator(String name) {
        return CollectedValues.register(engine().shared().accumulators(), name);
    }

    /** Makes an accumulator of a kind of the program's own. */
    public <T, A extends Serializable, R> Accumulator<T, R> accumulator(String name, AccumulatorSpec<T, A, R> spec) {
        return AccumulatorHandle.register(engine().shared().accumulators(), name, spec);
    }

    /** Makes a value available to all tasks, under a name that tells the how-manieth broadcast it is; see {@link Broadcast}. */
    public <T> Broadcast<T> broadcast(T value) {
        return engine().shared().broadcasts().register(value);
    }

    /** Makes a value available to all tasks. The name is unique in this context. */
    public <T> Broadcast<T> broadcast(String name, T value) {
        return engine().shared().broadcasts().register(name, value);
    }

    /**
     * Returns live access to the state of a stream that {@code updateStateByKey} or {@code mapWithState} made.
     *
     * @param name what the stream is called, see {@link DStreamLike#named}
     * @param <K> the keys of the stream
     * @param <S> its state, which is not checked here
     * @throws StreamingException if the context has not been started, or has no such stream
     */
    @SuppressWarnings("unchecked") // the program knows the types of its streams
    public <K, S> StateView<K, S> stateView(String name) {
        return (StateView<K, S>) engine().stateView(requireNonNull(name, "name"), Optional.empty());
    }

    /**
     * Returns live access to a variable of a stream that {@code process} made: to a value, a list or a map.
     *
     * @param name what the stream is called, see {@link DStreamLike#named}
     * @param variable as the function that the stream was made with declares it
     * @param <K> the keys of the stream
     * @throws StreamingException if the context has not been started, or has no such stream with this variable
     */
    @SuppressWarnings("unchecked") // the variable has the type of its contents
    public <K, C> StateView<K, C> stateView(String name, StateVariable<? extends VariableContents<C>> variable) {
        return (StateView<K, C>) engine().stateView(requireNonNull(name, "name"), Optional.of(variable));
    }

    /** Returns what the state of each operator by key takes since the last batch; empty unless the program runs. */
    public List<StateUsage> stateUsage() {
        return engine().stateUsage();
    }

    abstract StreamingEngine engine();
}

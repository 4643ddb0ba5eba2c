package dev.sluice.state;

import static java.util.Objects.requireNonNull;

import dev.sluice.function.Function;
import dev.sluice.function.Function3;
import dev.sluice.function.Function4;
import dev.sluice.rdd.PairRDD;
import dev.sluice.rdd.Partitioner;
import dev.sluice.rdd.Shuffle;
import dev.sluice.time.BatchTime;
import dev.sluice.time.Durations;
import java.time.Duration;
import java.util.Optional;

/**
 * What {@code mapWithState} does: a function from a key, one of its values and its state to a result, and how long a key without
 * values keeps its state.
 *
 * <pre>{@code
 * StateSpec<String, Long, Long, Pair<String, Long>> visits = StateSpec
 *         .<String, Long, Long, Pair<String, Long>>function((key, value, state) -> {
 *             long sum = state.orElse(0L) + value.orElse(0L);
 *             if (!state.isTimingOut()) {
 *                 state.update(sum);
 *             }
 *             return Pair.of(key, sum);
 *         })
 *         .timeout(Durations.minutes(30));
 * }</pre>
 *
 * <p><b>Thread rule:</b> immutable; the function is called from several tasks at once, for one key from one at a time.
 *
 * @param <K> the keys
 * @param <V> the values
 * @param <S> the state of a key
 * @param <O> the results
 */
public final class StateSpec<K, V, S, O> {
    private final Function4<BatchTime, K, Optional<V>, State<S>, Optional<O>> function;
    private final Optional<Duration> timeout;
    private final Optional<PairRDD<K, S>> initialState;
    private final Shuffle shuffle;
    private final Optional<Function<S, S>> copier;

    private StateSpec(
            Function4<BatchTime, K, Optional<V>, State<S>, Optional<O>> function,
            Optional<Duration> timeout,
            Optional<PairRDD<K, S>> initialState,
            Shuffle shuffle,
            Optional<Function<S, S>> copier) {
        this.function = function;
        this.timeout = timeout;
        this.initialState = initialState;
        this.shuffle = shuffle;
        this.copier = copier;
    }

    /**
     * Returns the specification with a function that has one result for each value.
     *
     * @param function called once for each value in the order in which values arrive, and once with no value when a key times out
     */
    public static <K, V, S, O> StateSpec<K, V, S, O> function(Function3<K, Optional<V>, State<S>, O> function) {
        requireNonNull(function, "function");
        return functionWithTime((batch, key, value, state) -> Optional.of(function.call(key, value, state)));
    }

    /**
     * Returns the specification with a function that also gets the batch, and has a result or none for each value.
     *
     * @param function called once for each value in the order in which values arrive, and once with no value when a key times out
     */
    public static <K, V, S, O> StateSpec<K, V, S, O> functionWithTime(
            Function4<BatchTime, K, Optional<V>, State<S>, Optional<O>> function) {
        return new StateSpec<>(
                requireNonNull(function, "function"),
                Optional.empty(),
                Optional.empty(),
                Shuffle.byDefault(),
                Optional.empty());
    }

    /**
     * Removes the state of keys that have had no value for longer than {@code idle}. The function is called a last time with no value,
     * in the first batch that is more than {@code idle} after the key's last one; state that is only read counts as used.
     *
     * @param idle at least 1 ms
     */
    public StateSpec<K, V, S, O> timeout(Duration idle) {
        if (idle.compareTo(Duration.ofMillis(1)) < 0) {
            throw new IllegalArgumentException(
                    "The timeout of mapWithState must be at least 1 ms, got " + Durations.format(idle));
        }
        return new StateSpec<>(function, Optional.of(idle), initialState, shuffle, copier);
    }

    /** Begins with some state; its keys count as used in the first batch. */
    public StateSpec<K, V, S, O> initialState(PairRDD<K, S> initial) {
        return new StateSpec<>(function, timeout, Optional.of(initial), shuffle, copier);
    }

    /** Keeps the state in so many partitions. */
    public StateSpec<K, V, S, O> numPartitions(int partitionCount) {
        return shuffle(Shuffle.partitions(partitionCount));
    }

    /** Keeps the state of a key where the partitioner puts it. */
    public StateSpec<K, V, S, O> partitioner(Partitioner partitioner) {
        return shuffle(Shuffle.with(partitioner));
    }

    /** Keeps the state of a key where the shuffle puts it. The last call of this, {@code numPartitions} and {@code partitioner} counts. */
    public StateSpec<K, V, S, O> shuffle(Shuffle newShuffle) {
        return new StateSpec<>(function, timeout, initialState, requireNonNull(newShuffle, "shuffle"), copier);
    }

    /**
     * Lets the function change the state in place. It gets a copy of what a key had before the batch, made when the batch first touches the
     * key; what it leaves there is the key's state, with or without {@link State#update}. So a task that is tried again, or a batch that
     * fails, begins anew with what there was.
     *
     * <p>Without this a state must not be changed in place; {@code StreamTestDriver} finds functions that do.
     *
     * @param newCopier returns an equal state that shares nothing with the given one that may be changed; called once for each key and batch
     */
    public StateSpec<K, V, S, O> mutable(Function<S, S> newCopier) {
        return new StateSpec<>(
                function, timeout, initialState, shuffle, Optional.of(requireNonNull(newCopier, "copier")));
    }

    /** Returns the function, in the form that can do most. */
    public Function4<BatchTime, K, Optional<V>, State<S>, Optional<O>> function() {
        return function;
    }

    /** Returns how long a key without values keeps its state; for ever if empty. */
    public Optional<Duration> timeout() {
        return timeout;
    }

    public Optional<PairRDD<K, S>> initialState() {
        return initialState;
    }

    /** Returns what copies a state before the function may change it in place; empty if it may not. */
    public Optional<Function<S, S>> copier() {
        return copier;
    }

    public Shuffle shuffle() {
        return shuffle;
    }
}

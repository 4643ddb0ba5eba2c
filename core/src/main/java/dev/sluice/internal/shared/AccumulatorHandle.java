package dev.sluice.internal.shared;

import static java.util.Objects.requireNonNull;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import dev.sluice.rdd.TaskAdditions;
import dev.sluice.rdd.TaskContext;
import dev.sluice.shared.Accumulator;
import dev.sluice.shared.AccumulatorSpec;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What programs hold of an accumulator. A copy that travelled with a function can add in a task, and nothing else.
 *
 * <p><b>Thread rule:</b> thread-safe.
 */
public class AccumulatorHandle<T, A extends Serializable, R> implements Accumulator<T, R> {
    private static final long serialVersionUID = 1;

    private final String name;
    private final AccumulatorSpec<T, A, R> spec;
    private final transient @Nullable Accumulators home;

    AccumulatorHandle(String name, AccumulatorSpec<T, A, R> spec, Accumulators home) {
        this.name = name;
        this.spec = spec;
        this.home = home;
    }

    /** Registers an accumulator. */
    public static <T, A extends Serializable, R> AccumulatorHandle<T, A, R> register(
            Accumulators accumulators, String name, AccumulatorSpec<T, A, R> spec) {
        return accumulators.register(
                name, requireNonNull(spec, "spec"), home -> new AccumulatorHandle<>(name, spec, home));
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public void add(T value) {
        requireNonNull(value, () -> "Accumulator '" + name + "' was given null");
        TaskAdditions task = TaskAdditions.current();
        if (task != null) {
            task.sum(name, spec).add(spec, value);
        } else {
            home("add to").add(name, spec, value);
        }
    }

    @Override
    public final R value() {
        return spec.value(total());
    }

    @SuppressWarnings("unchecked") // an accumulator's sums are its specification's own
    final A total() {
        return (A) home("read").sum(name);
    }

    private Accumulators home(String operation) {
        TaskContext.find().ifPresent(task -> {
            throw new StreamingException(
                    ErrorCode.INVALID_STATE,
                    "Cannot " + operation + " accumulator '" + name + "' in a task (partition " + task.partition()
                            + " of batch " + task.batchId()
                            + "). Tasks only add, to accumulators that were made before their job began;"
                            + " read in foreachRDD, or when the batch has ended.");
        });
        Accumulators found = home;
        if (found == null) {
            throw new StreamingException(
                    ErrorCode.INVALID_STATE,
                    "Cannot " + operation + " accumulator '" + name + "' by a copy that was sent with a function");
        }
        return found;
    }

    @Override
    public String toString() {
        return "accumulator '" + name + "'";
    }
}

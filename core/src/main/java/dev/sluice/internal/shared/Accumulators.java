package dev.sluice.internal.shared;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import dev.sluice.rdd.Additions;
import dev.sluice.shared.AccumulatorSpec;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The accumulators of a program: what is committed of each, and what the running batch added.
 *
 * <p><b>Thread rule:</b> thread-safe; all state is under this object's monitor.
 */
public final class Accumulators {
    private final RunningBatch batch;
    private final Map<String, AccumulatorSpec<?, ?, ?>> specs = new LinkedHashMap<>();
    private final Map<String, Serializable> committed = new LinkedHashMap<>();
    private Additions pending = new Additions();
    /** What the batch's closures added, outside of tasks. */
    private final List<Direct> direct = new ArrayList<>();

    private record Direct(String accumulator, Serializable sum) {}

    Accumulators(RunningBatch batch) {
        this.batch = batch;
    }

    /**
     * Registers an accumulator.
     *
     * @param handles makes the handle
     * @throws StreamingException if there is one of that name
     */
    public synchronized <H> H register(
            String name, AccumulatorSpec<?, ?, ?> spec, Function<? super Accumulators, ? extends H> handles) {
        Names.check("accumulator", name, specs.keySet());
        specs.put(name, spec);
        committed.put(name, spec.zero());
        return handles.apply(this);
    }

    synchronized boolean isEmpty() {
        return specs.isEmpty();
    }

    /** Returns what takes the additions of a batch's job, or of a job outside of batches. */
    Consumer<Additions> tally(long batchId) {
        return additions -> include(batchId, additions);
    }

    private synchronized void include(long batchId, Additions additions) {
        if (batch.isRunning(batchId)) {
            pending.include(additions);
        } else {
            commit(additions);
        }
    }

    synchronized void endBatch(boolean isCommitted) {
        if (isCommitted) {
            commit(pending);
            direct.forEach(each -> committed.put(each.accumulator(), merged(each.accumulator(), each.sum())));
        }
        pending = new Additions();
        direct.clear();
    }

    /** Adds a value outside of tasks. */
    synchronized <T, A extends Serializable> void add(String name, AccumulatorSpec<T, A, ?> spec, T value) {
        A sum = spec.add(spec.zero(), value);
        if (batch.isOnItsThread()) {
            direct.add(new Direct(name, sum));
        } else {
            committed.put(name, merged(name, sum));
        }
    }

    /** Returns the sum that the calling thread may see. */
    synchronized Serializable sum(String name) {
        // The committed sum may change in place, and so may not be handed out.
        Serializable sum = merge(name, spec(name).zero(), committedSum(name));
        if (batch.isOnItsThread()) {
            for (Serializable each : pending.sumsOf(name)) {
                sum = merge(name, sum, each);
            }
            for (Direct each : direct) {
                sum = each.accumulator().equals(name) ? merge(name, sum, each.sum()) : sum;
            }
        }
        return sum;
    }

    private void commit(Additions additions) {
        for (String name : specs.keySet()) {
            for (Serializable sum : additions.sumsOf(name)) {
                committed.put(name, merged(name, sum));
            }
        }
    }

    private Serializable merged(String name, Serializable sum) {
        return merge(name, committedSum(name), sum);
    }

    @SuppressWarnings("unchecked") // an accumulator's sums are its specification's own
    private Serializable merge(String name, Serializable earlier, Serializable later) {
        return ((AccumulatorSpec<?, Serializable, ?>) spec(name)).merge(earlier, later);
    }

    private AccumulatorSpec<?, ?, ?> spec(String name) {
        AccumulatorSpec<?, ?, ?> spec = specs.get(name);
        if (spec == null) {
            throw new StreamingException(ErrorCode.INTERNAL_ERROR, "There is no accumulator '" + name + "'");
        }
        return spec;
    }

    private Serializable committedSum(String name) {
        return committed.getOrDefault(name, spec(name).zero());
    }
}

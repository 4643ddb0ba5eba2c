package dev.sluice.internal.state;

import static java.util.Objects.requireNonNull;

import dev.sluice.config.StreamingConf;
import dev.sluice.error.ErrorCode;
import dev.sluice.error.Problem;
import dev.sluice.error.StreamingException;
import dev.sluice.function.Pair;
import dev.sluice.internal.state.heap.HeapStateStore;
import dev.sluice.rdd.StateFunction;
import dev.sluice.rdd.StateMoment;
import dev.sluice.rdd.StatefulOperator;
import dev.sluice.spi.BatchRuntime.BatchContext;
import dev.sluice.spi.RuntimeContext;
import dev.sluice.spi.StateControl;
import dev.sluice.spi.StateReader;
import dev.sluice.spi.StateStore;
import dev.sluice.time.BatchTime;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The state of all operators of a program: tables by key, which a {@link StateStore} keeps, and windows.
 *
 * <p>An operator computes a partition by {@link #compute}, which changes nothing that is committed. {@link #commit} makes what the batch
 * changed the state that the next batch sees; {@link #rollback} forgets it. If a partition is computed more than once in a batch, the
 * changes of the last time count.
 *
 * <p>State is on the heap and without bound until {@link #open} has said otherwise.
 *
 * <p><b>Thread rule:</b> thread-safe for partitions that differ; commit and rollback come when nothing is computed; the reader is thread-safe.
 */
public final class OperatorStates implements StateControl {
    private final Map<PartitionKey, WindowPanes> windows = new ConcurrentHashMap<>();
    private final Map<PartitionKey, WindowAttempt> pendingWindows = new ConcurrentHashMap<>();
    private volatile KeyedTables tables = new KeyedTables(new HeapStateStore(), MemoryLimit.NONE);
    private volatile long endedThrough = -1;

    record PartitionKey(String stateName, int partition) {}

    @Override
    public List<Problem> problems(StreamingConf conf) {
        return StoreChoice.of(requireNonNull(conf, "conf")).problems();
    }

    @Override
    public void open(RuntimeContext context) {
        StoreChoice choice = StoreChoice.of(context.conf());
        tables.close();
        tables = new KeyedTables(choice.open(context), new MemoryLimit(choice.memoryLimitBytes()));
    }

    /**
     * Computes a partition of a stateful operator.
     *
     * @param parents the elements of each parent
     * @param output takes the results
     * @throws Exception what the operator's functions throw; the attempt has then changed nothing
     */
    public <O> void compute(
            StatefulOperator<O> operator,
            StateMoment moment,
            int partition,
            List<Iterator<?>> parents,
            Consumer<Object> output)
            throws Exception {
        BatchTime batch = moment.batch();
        if (batch.id() <= endedThrough) {
            throw new StreamingException(
                    ErrorCode.INVALID_STATE,
                    operator.origin() + " was asked for in batch " + batch
                            + " after that batch had ended, and its state has"
                            + " gone on. Use persist() and remember(…) to look back at a stream with state.");
        }
        PartitionKey key = new PartitionKey(operator.stateName(), partition);
        operator.accept(new StatefulOperator.Visitor<Boolean>() {
            @Override
            public <T> Boolean visitKeyed(StatefulOperator.Keyed<T> keyed) throws Exception {
                TableAttempt attempt = tables.begin(keyed, partition);
                StateFunction<T> function = keyed.function();
                function.call(attempt, moment, parents, output::accept);
                tables.computed(key, attempt);
                return true;
            }

            @Override
            public <K, V> Boolean visitWindowed(StatefulOperator.Windowed<K, V> windowed) throws Exception {
                pendingWindows.put(key, compute(windowed, batch, key, parents.get(0), output));
                return true;
            }

            @Override
            public <K, S> Boolean visitSnapshot(StatefulOperator.Snapshot<K, S> snapshot) throws Exception {
                parents.get(0).forEachRemaining(result -> {});
                tables.emitSnapshot(key, output);
                return true;
            }
        });
    }

    @Override
    public void check(BatchContext batch) {
        tables.check(batch);
    }

    @Override
    public void commit(BatchContext batch) {
        tables.commit();
        pendingWindows.values().forEach(WindowAttempt::commit);
        end(batch);
    }

    @Override
    public void rollback(BatchContext batch) {
        end(batch);
    }

    @Override
    public StateReader reader() {
        return tables;
    }

    /** Forgets everything. */
    public void clear() {
        pendingWindows.clear();
        windows.clear();
        tables.close();
    }

    private void end(BatchContext batch) {
        tables.forgetPending();
        pendingWindows.clear();
        endedThrough = batch.batchId();
    }

    private WindowAttempt compute(
            StatefulOperator.Windowed<?, ?> operator,
            BatchTime batch,
            PartitionKey key,
            Iterator<?> pairs,
            Consumer<Object> output)
            throws Exception {
        WindowAttempt attempt =
                windows.computeIfAbsent(key, absent -> WindowPanes.of(operator)).attempt(batch);
        boolean endsSlide = operator.endsSlide(batch);
        if (endsSlide) {
            attempt.advance();
        }
        while (pairs.hasNext()) {
            Pair<?, ?> pair = (Pair<?, ?>) pairs.next();
            attempt.add(pair.first(), pair.second());
        }
        if (endsSlide) {
            attempt.emit(output);
        }
        return attempt;
    }
}

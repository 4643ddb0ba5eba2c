package dev.sluice.internal.state;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import dev.sluice.function.Pair;
import dev.sluice.rdd.StateFunction;
import dev.sluice.rdd.StateMoment;
import dev.sluice.rdd.StatefulOperator;
import dev.sluice.time.BatchTime;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The state of all operators of a program, on the heap.
 *
 * <p>An operator computes a partition by {@link #compute}, which changes nothing that is committed. {@link #commit} makes what the batch
 * changed the state that the next batch sees; {@link #rollback} forgets it. If a partition is computed more than once in a batch, the
 * changes of the last time count.
 *
 * <p><b>Thread rule:</b> thread-safe for partitions that differ; commit and rollback come when nothing is computed.
 */
public final class HeapStates {
    private final Map<PartitionKey, List<StateTable>> tables = new ConcurrentHashMap<>();
    private final Map<PartitionKey, WindowPanes> windows = new ConcurrentHashMap<>();
    private final Map<PartitionKey, StateChanges> pending = new ConcurrentHashMap<>();
    private volatile long endedThrough = -1;

    private record PartitionKey(String stateName, int partition) {}

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
                pending.put(key, compute(keyed, moment, key, parents, output));
                return true;
            }

            @Override
            public <K, V> Boolean visitWindowed(StatefulOperator.Windowed<K, V> windowed) throws Exception {
                pending.put(key, compute(windowed, batch, key, parents.get(0), output));
                return true;
            }

            @Override
            public <K, S> Boolean visitSnapshot(StatefulOperator.Snapshot<K, S> snapshot) throws Exception {
                parents.get(0).forEachRemaining(result -> {});
                emitSnapshot(key, output);
                return true;
            }
        });
    }

    /** Makes what a batch changed the committed state. */
    public void commit(long batchId) {
        pending.values().forEach(StateChanges::commit);
        end(batchId);
    }

    /** Forgets what a batch changed. */
    public void rollback(long batchId) {
        end(batchId);
    }

    /** Forgets everything. */
    public void clear() {
        pending.clear();
        tables.clear();
        windows.clear();
    }

    private void end(long batchId) {
        pending.clear();
        endedThrough = batchId;
    }

    private void emitSnapshot(PartitionKey key, Consumer<Object> output) throws Exception {
        TableAttempt attempt = (TableAttempt) pending.get(key);
        if (attempt != null) {
            attempt.table(0).forEach((stateKey, value) -> output.accept(Pair.of(stateKey, value)));
        }
    }

    private <O> StateChanges compute(
            StatefulOperator.Keyed<O> operator,
            StateMoment moment,
            PartitionKey key,
            List<Iterator<?>> parents,
            Consumer<Object> output)
            throws Exception {
        List<StateTable> committed = tables.computeIfAbsent(
                key,
                absent -> Stream.generate(StateTable::new)
                        .limit(operator.tableCount())
                        .toList());
        TableAttempt attempt = new TableAttempt(committed);
        StateFunction<O> function = operator.function();
        function.call(attempt, moment, parents, output::accept);
        return attempt;
    }

    private StateChanges compute(
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

package dev.sluice.internal.state;

import dev.sluice.function.Pair;
import dev.sluice.internal.state.OperatorStates.PartitionKey;
import dev.sluice.rdd.Origin;
import dev.sluice.rdd.StatefulOperator;
import dev.sluice.spi.BatchRuntime.BatchContext;
import dev.sluice.spi.StateAttempt;
import dev.sluice.spi.StateReader;
import dev.sluice.spi.StateStore;
import dev.sluice.spi.StateStore.Address;
import dev.sluice.spi.StateTable;
import dev.sluice.state.StateUsage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The tables by key of all operators, over the store that keeps them, and the attempts that count in the batch that runs.
 *
 * <p><b>Thread rule:</b> as {@link OperatorStates} says.
 */
final class KeyedTables implements StateReader {
    private final StateStore store;
    private final MemoryLimit limit;
    private final Map<PartitionKey, List<StateTable>> tables = new ConcurrentHashMap<>();
    private final Map<PartitionKey, TableAttempt> pending = new ConcurrentHashMap<>();
    private final Map<String, Origin> origins = new ConcurrentHashMap<>();
    private volatile List<StateUsage> usage = List.of();

    KeyedTables(StateStore store, MemoryLimit limit) {
        this.store = store;
        this.limit = limit;
    }

    TableAttempt begin(StatefulOperator.Keyed<?> operator, int partition) {
        PartitionKey key = new PartitionKey(operator.stateName(), partition);
        List<StateTable> opened = tables.get(key);
        if (opened == null) {
            origins.put(operator.stateName(), operator.origin());
            opened = tables.computeIfAbsent(
                    key,
                    absent -> IntStream.range(0, operator.tableCount())
                            .mapToObj(index -> store.table(new Address(operator.stateName(), index, partition)))
                            .toList());
        }
        return TableAttempt.over(opened);
    }

    /** Notes the attempt that counts, unless there is another for the same partition. */
    void computed(PartitionKey key, TableAttempt attempt) {
        pending.put(key, attempt);
    }

    void emitSnapshot(PartitionKey key, Consumer<Object> output) throws Exception {
        TableAttempt attempt = pending.get(key);
        if (attempt != null) {
            attempt.table(0).forEach((stateKey, value) -> output.accept(Pair.of(stateKey, value)));
        }
    }

    void check(BatchContext batch) {
        if (pending.isEmpty()) {
            return;
        }
        // Asked of every store: what cannot be kept, for want of a codec for example, is found here and not after the
        // outputs.
        List<StateUsage> expected = usage(true, name -> String.valueOf(origins.get(name)));
        if (store.isInMemory()) {
            limit.check(batch, expected);
        }
    }

    void commit() {
        if (pending.isEmpty()) {
            return;
        }
        List<StateAttempt> attempts = new ArrayList<>();
        pending.values().forEach(each -> attempts.addAll(each.attempts()));
        store.commit(attempts);
        usage = usage(false, name -> name);
    }

    void forgetPending() {
        pending.clear();
    }

    void close() {
        pending.clear();
        tables.clear();
        store.close();
    }

    @Override
    public @Nullable Object get(Address address, Object key) {
        return store.get(address, key);
    }

    @Override
    public List<Pair<Object, Object>> entries(String stateName, int tableIndex) {
        return store.entries(tables.keySet().stream()
                .filter(key -> key.stateName().equals(stateName))
                .sorted(Comparator.comparingInt(PartitionKey::partition))
                .map(key -> new Address(stateName, tableIndex, key.partition()))
                .toList());
    }

    @Override
    public List<StateUsage> usage() {
        return usage;
    }

    private List<StateUsage> usage(boolean withPending, UnaryOperator<String> name) {
        List<StateUsage> found = new ArrayList<>();
        for (String stateName : origins.keySet()) {
            long entryCount = 0;
            long bytes = 0;
            for (Map.Entry<PartitionKey, List<StateTable>> partition : tables.entrySet()) {
                if (!partition.getKey().stateName().equals(stateName)) {
                    continue;
                }
                entryCount += partition.getValue().get(0).entryCount();
                for (StateTable table : partition.getValue()) {
                    bytes += table.bytes();
                }
                bytes += withPending ? growth(pending.get(partition.getKey())) : 0;
            }
            found.add(new StateUsage(name.apply(stateName), entryCount, bytes));
        }
        return found;
    }

    private static long growth(@Nullable TableAttempt attempt) {
        return attempt == null
                ? 0
                : attempt.attempts().stream()
                        .mapToLong(StateAttempt::growthBytes)
                        .sum();
    }
}

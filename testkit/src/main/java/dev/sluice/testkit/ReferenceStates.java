package dev.sluice.testkit;

import static java.util.Objects.requireNonNull;

import dev.sluice.function.Pair;
import dev.sluice.rdd.KeyedState;
import dev.sluice.rdd.StateMoment;
import dev.sluice.rdd.StateTables;
import dev.sluice.rdd.StatefulOperator;
import dev.sluice.spi.BatchRuntime.BatchContext;
import dev.sluice.spi.StateControl;
import dev.sluice.spi.StateReader;
import dev.sluice.spi.StateStore;
import dev.sluice.state.StateUsage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * State as plain maps: every attempt works on a copy, and the copies of a batch replace what was there when the batch is committed.
 *
 * <p><b>Thread rule:</b> confined to the runtime's monitor; what is committed is read under its own.
 */
final class ReferenceStates implements StateControl, StateReader {
    private final Map<Place, Object> committed = new HashMap<>();
    private final Map<Place, Object> changed = new HashMap<>();

    private record Place(String stateName, int partition) {}

    /** Computes a partition of a stateful operator, and notes what state it leaves. */
    void compute(
            StatefulOperator<?> operator,
            StateMoment moment,
            int partition,
            List<Iterator<?>> parents,
            Consumer<Object> output)
            throws Exception {
        Place place = new Place(operator.stateName(), partition);
        Object before = committed.get(place);
        changed.put(place, operator.accept(new StatefulOperator.Visitor<Object>() {
            @Override
            public <O> Object visitKeyed(StatefulOperator.Keyed<O> keyed) throws Exception {
                List<ReferenceTable> tables = tables(before, keyed.tableCount());
                keyed.function().call(new Tables(tables), moment, parents, output::accept);
                return tables.stream().map(ReferenceTable::next).toList();
            }

            @Override
            public <K, V> Object visitWindowed(StatefulOperator.Windowed<K, V> windowed) throws Exception {
                ReferenceWindow<K, V> window = window(before, windowed);
                List<Pair<K, V>> pairs = new ArrayList<>();
                parents.get(0).forEachRemaining(pair -> pairs.add(cast(pair)));
                window.next(moment.batch(), pairs).forEach(output);
                return window;
            }

            @Override
            public <K, S> Object visitSnapshot(StatefulOperator.Snapshot<K, S> snapshot) throws Exception {
                List<ReferenceTable> tables = cast(requireNonNull(changed.get(place), "the parent is computed first"));
                tables.get(0).forEach((key, value) -> output.accept(Pair.of(key, value)));
                return tables;
            }
        }));
    }

    @Override
    public void commit(BatchContext batch) {
        synchronized (committed) {
            committed.putAll(changed);
        }
        changed.clear();
    }

    @Override
    public StateReader reader() {
        return this;
    }

    @Override
    public @Nullable Object get(StateStore.Address address, Object key) {
        List<ReferenceTable> tables = read(new Place(address.stateName(), address.partition()));
        return tables.isEmpty() ? null : tables.get(address.tableIndex()).get(key);
    }

    @Override
    public List<Pair<Object, Object>> entries(String stateName, int tableIndex) {
        List<Pair<Object, Object>> entries = new ArrayList<>();
        synchronized (committed) {
            committed.keySet().stream()
                    .filter(place -> place.stateName().equals(stateName))
                    .sorted(Comparator.comparingInt(Place::partition))
                    .forEach(place -> entries.addAll(read(place).get(tableIndex).entries()));
        }
        return entries;
    }

    /** Knows how many entries there are, and nothing of bytes. */
    @Override
    public List<StateUsage> usage() {
        synchronized (committed) {
            Map<String, Long> countByName = new HashMap<>();
            committed.forEach((place, state) -> {
                if (state instanceof List<?>) {
                    countByName.merge(
                            place.stateName(),
                            (long) read(place).get(0).entries().size(),
                            Long::sum);
                }
            });
            return countByName.entrySet().stream()
                    .map(count -> new StateUsage(count.getKey(), count.getValue(), 0))
                    .toList();
        }
    }

    @Override
    public void rollback(BatchContext batch) {
        changed.clear();
    }

    void clear() {
        synchronized (committed) {
            committed.clear();
        }
        changed.clear();
    }

    private List<ReferenceTable> read(Place place) {
        synchronized (committed) {
            Object state = committed.get(place);
            return state == null
                    ? List.of()
                    : ReferenceStates.<List<ReferenceTable>>cast(state).stream()
                            .map(ReferenceTable::next)
                            .toList();
        }
    }

    private static List<ReferenceTable> tables(@Nullable Object before, int count) {
        if (before == null) {
            return Stream.generate(ReferenceTable::new).limit(count).toList();
        }
        return ReferenceStates.<List<ReferenceTable>>cast(before).stream()
                .map(ReferenceTable::next)
                .toList();
    }

    private static <K, V> ReferenceWindow<K, V> window(
            @Nullable Object before, StatefulOperator.Windowed<K, V> operator) {
        return before == null
                ? new ReferenceWindow<>(operator)
                : ReferenceStates.<ReferenceWindow<K, V>>cast(before).copy(operator);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // an operator gets back what it put
    private static <X> X cast(Object object) {
        return (X) object;
    }

    private record Tables(List<ReferenceTable> tables) implements StateTables {
        @Override
        public <K, S> KeyedState<K, S> table(int index) {
            return cast(tables.get(index));
        }
    }
}

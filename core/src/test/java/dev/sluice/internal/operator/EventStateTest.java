package dev.sluice.internal.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.eventtime.EventWindows;
import dev.sluice.eventtime.TimeInterval;
import dev.sluice.function.Pair;
import dev.sluice.internal.eventtime.Timed;
import dev.sluice.internal.state.OperatorStates;
import dev.sluice.rdd.Origin;
import dev.sluice.rdd.StateFunction;
import dev.sluice.rdd.StateMoment;
import dev.sluice.rdd.StatefulOperator;
import dev.sluice.spi.BatchRuntime.BatchContext;
import dev.sluice.time.BatchTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What operators on event time keep: nothing that the watermark has passed. */
class EventStateTest {
    private static final long NONE = StateMoment.NO_WATERMARK;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final OperatorStates states = new OperatorStates();
    private long nextBatch;
    private long watermark = NONE;

    @Test
    void windows_closedForGood_areRemoved() throws Exception {
        StateFunction<Emitted> windows = new WindowByKey<String, Integer, Long>(new PaneShape<>(
                EventWindows.sliding(SECOND.multipliedBy(3), SECOND).allowedLateness(SECOND), Fold.counting()));

        run(windows, 1, 2_000, List.of(value("a", 500), value("b", 2_500)));
        assertThat(keyCounts(1)).containsExactly(2);
        run(windows, 1, 3_999, List.of());
        assertThat(keyCounts(1)).containsExactly(2);
        run(windows, 1, 4_000, List.of());
        assertThat(keyCounts(1)).containsExactly(1);
        run(windows, 1, 6_000, List.of());
        assertThat(keyCounts(1)).containsExactly(0);
    }

    @Test
    void sessions_closedForGood_areRemoved() throws Exception {
        StateFunction<Emitted> windows = new WindowByKey<String, Integer, Long>(
                new SessionShape<>(EventWindows.session(SECOND).allowedLateness(SECOND), Fold.counting()));

        run(windows, 1, 1_500, List.of(value("a", 500)));
        assertThat(keyCounts(1)).containsExactly(1);
        run(windows, 1, 2_500, List.of());
        assertThat(keyCounts(1)).containsExactly(0);
    }

    @Test
    void intervalJoin_keepsWhatMayStillMeetSomething() throws Exception {
        StateFunction<Emitted> join =
                new IntervalJoin<String, Integer, Integer>(new TimeInterval(Duration.ofMillis(-100), SECOND));

        run(join, 2, 1_100, List.of(value("a", 1_000)), List.of(value("a", 1_000)));
        assertThat(keyCounts(2)).containsExactly(1, 1);
        run(join, 2, 1_101, List.of(), List.of());
        assertThat(keyCounts(2)).containsExactly(1, 0);
        run(join, 2, 2_000, List.of(), List.of());
        assertThat(keyCounts(2)).containsExactly(1, 0);
        run(join, 2, 2_001, List.of(), List.of());
        assertThat(keyCounts(2)).containsExactly(0, 0);
    }

    @Test
    void temporalJoin_keepsTheLatestVersionAlone() throws Exception {
        StateFunction<Emitted> join = new TemporalJoin<String, Integer, Integer>();

        run(join, 2, 1_000, List.of(value("a", 3_000)), List.of(value("a", 1_000), value("a", 2_000)));
        assertThat(versions()).containsExactly(1_000L, 2_000L);
        run(join, 2, 2_000, List.of(), List.of());
        assertThat(versions()).containsExactly(2_000L);
        run(join, 2, 3_001, List.of(), List.of());
        assertThat(keyCounts(2)).containsExactly(0, 1);
    }

    @Test
    void window_costsNothing_forKeysThatTheWatermarkDoesNothingTo() throws Exception {
        AtomicInteger openedCount = new AtomicInteger();
        PaneShape<Integer, Long, Long> panes = new PaneShape<>(EventWindows.tumbling(SECOND), Fold.counting());
        StateFunction<Emitted> windows = new WindowByKey<String, Integer, Long>(new WindowShape<>() {
            private static final long serialVersionUID = 1;

            @Override
            public <K> OpenWindows<K, Integer, Long> open(K key, @Nullable Object kept, long previousWatermarkMillis) {
                openedCount.incrementAndGet();
                return panes.open(key, kept, previousWatermarkMillis);
            }
        });
        List<Pair<String, Timed<Integer>>> values = new ArrayList<>();
        for (int key = 0; key < 1_000; key++) {
            values.add(value("key" + key, key < 10 ? 500 : 5_000));
        }
        run(windows, 1, 100, values);
        openedCount.set(0);

        run(windows, 1, 1_000, List.of());

        assertThat(openedCount).hasValue(10);
    }

    private static Pair<String, Timed<Integer>> value(String key, long at) {
        return Pair.of(key, Timed.of(1, at));
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the lists are only read
    private void run(
            StateFunction<Emitted> function,
            int tableCount,
            long newWatermark,
            List<Pair<String, Timed<Integer>>>... parents)
            throws Exception {
        List<Iterator<?>> iterators = new ArrayList<>();
        for (List<?> parent : parents) {
            iterators.add(parent.iterator());
        }
        compute(function, tableCount, newWatermark, iterators);
    }

    private <O> List<Object> compute(
            StateFunction<O> function, int tableCount, long newWatermark, List<Iterator<?>> parents) throws Exception {
        List<Object> output = new ArrayList<>();
        long id = nextBatch++;
        states.compute(
                new StatefulOperator.Keyed<>("op", tableCount, function, false, new Origin("op", "", true)),
                new StateMoment(BatchTime.of(id, 1_000 * id), watermark, newWatermark),
                0,
                parents,
                output::add);
        states.commit(new BatchContext(id, 1_000 * id));
        watermark = newWatermark;
        return output;
    }

    /** Returns how many keys each table has. */
    private List<Object> keyCounts(int tableCount) throws Exception {
        StateFunction<Integer> counting = (tables, moment, parents, output) -> {
            for (int table = 0; table < tableCount; table++) {
                AtomicInteger count = new AtomicInteger();
                tables.table(table).forEach((key, value) -> count.incrementAndGet());
                output.accept(count.get());
            }
        };
        return compute(counting, tableCount, watermark, List.of());
    }

    private List<Object> versions() throws Exception {
        StateFunction<Long> reading = (tables, moment, parents, output) -> tables.<String, List<Timed<Integer>>>table(1)
                .forEach((key, versions) -> versions.forEach(version -> output.accept(version.timestampMillis())));
        return compute(reading, 2, watermark, List.of());
    }
}

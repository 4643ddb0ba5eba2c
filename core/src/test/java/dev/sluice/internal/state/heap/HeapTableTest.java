package dev.sluice.internal.state.heap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rdd.KeyedState;
import dev.sluice.spi.StateAttempt;
import dev.sluice.spi.StateStore.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** What is particular to tables on the heap; the rest is the contract of state stores. */
class HeapTableTest {
    private static final Address HERE = new Address("state", 0, 0);

    private final HeapStateStore store = new HeapStateStore();

    @Test
    void keysOfOneHash_areFoundWithFewComparisons() {
        CountingKey.comparisons = 0;
        commit(state -> {
            for (int number = 0; number < 5_000; number++) {
                state.put(new CountingKey(number), (long) number);
            }
        });

        assertThat(store.get(HERE, new CountingKey(4_321))).isEqualTo(4_321L);
        assertThat(CountingKey.comparisons).isLessThan(5_000L * 200);
    }

    @Test
    void keysThatFloodAndAreRemoved_areFoundAgain() {
        commit(state -> {
            for (int number = 0; number < 300; number++) {
                state.put(new CountingKey(number), (long) number);
            }
        });
        commit(state -> {
            for (int number = 0; number < 200; number++) {
                state.remove(new CountingKey(number));
            }
        });
        commit(state -> state.put(new CountingKey(7), -7L));

        assertThat(store.get(HERE, new CountingKey(7))).isEqualTo(-7L);
        assertThat(store.get(HERE, new CountingKey(8))).isNull();
        assertThat(store.get(HERE, new CountingKey(299))).isEqualTo(299L);
    }

    @Test
    void keyThatComesAndGoes_doesNotLookLikeAFlood() {
        for (int batch = 0; batch < 1_000; batch++) {
            commit(state -> state.put("a", 1L));
            commit(state -> state.remove("a"));
        }
        commit(state -> state.put("a", 2L));

        assertThat(store.table(HERE).entryCount()).isEqualTo(1);
        assertThat(store.table(HERE).bytes()).isLessThan(4_096);
    }

    @Test
    void emptySlots_areGivenBackAndTheOrderStays() {
        commit(state -> {
            for (int number = 0; number < 50_000; number++) {
                state.put((long) number, (long) number, 1_000);
            }
        });
        long full = store.table(HERE).bytes();
        commit(state -> {
            for (int number = 0; number < 49_997; number++) {
                state.remove((long) number);
            }
        });

        assertThat(store.entries(List.of(HERE)))
                .extracting(Object::toString)
                .containsExactly("(49997,49997)", "(49998,49998)", "(49999,49999)");
        assertThat(store.table(HERE).bytes()).isLessThan(full / 10);
        assertThat(due(1_001)).containsExactly(49_997L, 49_998L, 49_999L);
    }

    @Test
    void deadlineThatMovesWithEachBatch_isQueuedOnce() {
        for (long batch = 0; batch < 10_000; batch++) {
            long now = batch * 1_000;
            commit(state -> {
                state.put("a", now, now + 60_000);
                visitDue(state, now, state::remove);
            });
        }

        assertThat(store.table(HERE).entryCount()).isEqualTo(1);
        assertThat(store.table(HERE).bytes()).isLessThan(4_096);
    }

    @Test
    void announcedKeys_areThoseThatAreFound() {
        commit(state -> {
            for (int number = 0; number < 100; number++) {
                state.put((long) number, (long) number);
            }
        });
        StateAttempt attempt = store.table(HERE).begin();
        Object[] keys = {7L, 1_000L, 8L, 7L};

        attempt.announce(keys, 3);

        assertThat(attempt.get(keys[0])).isEqualTo(7L);
        assertThat(attempt.get(keys[1])).isNull();
        assertThat(attempt.get(99L)).isEqualTo(99L);
        assertThat(attempt.get(keys[2])).isEqualTo(8L);
        assertThat(attempt.get(keys[3])).isEqualTo(7L);
    }

    /** Nothing else runs in this JVM's heap at the time, but a class that is loaded counts; hence many entries and a wide bound. */
    @Test
    void estimatedBytes_areWithinHalfAndTwiceOfWhatIsUsed() {
        assertEstimated(number -> (long) number, number -> (long) number);
        assertEstimated(number -> "user-" + number, number -> (long) number);
        assertEstimated(number -> "user-" + number, number -> new Visit("page-" + number, number, List.of(1L, 2L)));
    }

    private static void assertEstimated(IntFunction<Object> key, IntFunction<Object> value) {
        HeapStateStore measured = new HeapStateStore();
        long before = usedAfterCollection();
        fill(measured, key, value);

        long used = usedAfterCollection() - before;

        assertThat(measured.table(HERE).bytes()).isBetween(used / 2, used * 2);
    }

    /** A method of its own, so that nothing on the stack refers to the attempt when memory is measured. */
    private static void fill(HeapStateStore measured, IntFunction<Object> key, IntFunction<Object> value) {
        StateAttempt attempt = measured.table(HERE).begin();
        for (int number = 0; number < 300_000; number++) {
            attempt.put(key.apply(number), value.apply(number));
        }
        measured.commit(List.of(attempt));
    }

    private static long usedAfterCollection() {
        for (int collection = 0; collection < 3; collection++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private void commit(Consumer<StateAttempt> changes) {
        StateAttempt attempt = store.table(HERE).begin();
        changes.accept(attempt);
        store.commit(List.of(attempt));
    }

    private List<Object> due(long beforeMillis) {
        List<Object> met = new ArrayList<>();
        visitDue(store.table(HERE).begin(), beforeMillis, met::add);
        return met;
    }

    private static void visitDue(KeyedState<Object, Object> state, long beforeMillis, Consumer<Object> action) {
        try {
            state.forEachDue(beforeMillis, (key, value) -> action.accept(key));
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    private record Visit(String page, int count, List<Long> times) {}

    /** All of one hash, but comparable. */
    private record CountingKey(int number) implements Comparable<CountingKey> {
        static long comparisons;

        @Override
        public boolean equals(Object other) {
            comparisons++;
            return other instanceof CountingKey key && key.number == number;
        }

        @Override
        public int hashCode() {
            return 1;
        }

        @Override
        public int compareTo(CountingKey other) {
            comparisons++;
            return Integer.compare(number, other.number);
        }
    }
}

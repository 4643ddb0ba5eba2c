package dev.sluice.testkit.contract;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.function.Pair;
import dev.sluice.rdd.KeyedState;
import dev.sluice.spi.StateAttempt;
import dev.sluice.spi.StateStore;
import dev.sluice.spi.StateStore.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Checks what {@link StateStore} and its tables promise, one promise a test and by a random comparison with plain maps.
 *
 * <p>Keys and values are strings, numbers and records, which any store takes.
 *
 * <p><b>Thread rule:</b> confined to the test's thread.
 */
public abstract class StateStoreContract {
    private static final Address HERE = new Address("visits", 0, 0);

    private final List<StateStore> opened = new ArrayList<>();

    /** Returns a new empty store; it is closed after the test. */
    protected abstract StateStore create();

    /** Returns how many random tables are compared. */
    protected int randomCases() {
        return 500;
    }

    @AfterEach
    public void closeStores() {
        opened.forEach(StateStore::close);
    }

    @Test
    public void table_whenNothingWasCommitted_isEmpty() {
        StateStore store = open();

        assertThat(store.table(HERE).begin().get("a")).isNull();
        assertThat(store.table(HERE).entryCount()).isZero();
        assertThat(store.table(HERE).bytes()).isZero();
        assertThat(store.entries(List.of(HERE))).isEmpty();
        assertThat(store.get(HERE, "a")).isNull();
    }

    @Test
    public void attempt_seesItsOwnChangesOverWhatIsCommitted() {
        StateStore store = open();
        commit(store, state -> {
            state.put("a", 1L);
            state.put("b", 2L);
        });

        StateAttempt attempt = store.table(HERE).begin();
        attempt.put("a", 10L);
        attempt.remove("b");
        attempt.put("c", 30L);

        assertThat(attempt.get("a")).isEqualTo(10L);
        assertThat(attempt.get("b")).isNull();
        assertThat(attempt.get("c")).isEqualTo(30L);
    }

    @Test
    public void attempt_whenNotCommitted_leavesNothing() {
        StateStore store = open();
        commit(store, state -> state.put("a", 1L, 100));

        StateAttempt dropped = store.table(HERE).begin();
        dropped.put("a", 2L, 200);
        dropped.put("b", 2L);
        due(dropped, 1_000);

        assertThat(store.entries(List.of(HERE))).containsExactly(Pair.of("a", 1L));
        assertThat(due(store.table(HERE).begin(), 1_000)).containsExactly("a");
    }

    @Test
    public void attempt_whenTriedAgain_startsFromWhatIsCommitted() {
        StateStore store = open();
        commit(store, state -> state.put("a", 1L));
        StateAttempt failed = store.table(HERE).begin();
        failed.put("a", 100L);

        commit(store, state -> state.put("a", (Long) requireNonNull(state.get("a")) + 1));

        assertThat(store.get(HERE, "a")).isEqualTo(2L);
    }

    @Test
    public void reader_whileAnAttemptRuns_seesWhatIsCommitted() {
        StateStore store = open();
        commit(store, state -> state.put("a", 1L));

        StateAttempt attempt = store.table(HERE).begin();
        attempt.put("a", 2L);
        attempt.put("b", 2L);

        assertThat(store.get(HERE, "a")).isEqualTo(1L);
        assertThat(store.get(HERE, "b")).isNull();
        assertThat(store.entries(List.of(HERE))).containsExactly(Pair.of("a", 1L));
    }

    @Test
    public void entries_areInTheOrderOfTablesAndThenOfAge() {
        StateStore store = open();
        Address there = new Address("visits", 0, 1);
        StateAttempt here = store.table(HERE).begin();
        here.put("z", 1L);
        here.put("a", 2L);
        StateAttempt other = store.table(there).begin();
        other.put("m", 3L);

        store.commit(List.of(other, here));

        assertThat(store.entries(List.of(HERE, there)))
                .containsExactly(Pair.of("z", 1L), Pair.of("a", 2L), Pair.of("m", 3L));
    }

    @Test
    public void tables_ofOtherAddresses_areApart() {
        StateStore store = open();
        commit(store, state -> state.put("a", 1L));

        assertThat(store.get(new Address("visits", 1, 0), "a")).isNull();
        assertThat(store.get(new Address("visits", 0, 1), "a")).isNull();
        assertThat(store.get(new Address("clicks", 0, 0), "a")).isNull();
        assertThat(store.table(HERE)).isEqualTo(store.table(new Address("visits", 0, 0)));
    }

    @Test
    public void walk_meetsCommittedKeysByAgeThenNewOnesInTheOrderOfPuts() throws Exception {
        StateStore store = open();
        commit(store, state -> List.of("c", "a", "b").forEach(key -> state.put(key, 1L)));
        commit(store, state -> state.put("c", 5L));

        StateAttempt attempt = store.table(HERE).begin();
        attempt.put("e", 4L);
        attempt.remove("a");
        attempt.put("d", 3L);
        attempt.put("b", 2L);

        assertThat(walk(attempt)).containsExactly("c=5", "b=2", "e=4", "d=3");
    }

    @Test
    public void walk_doesNotSeeWhatItsActionChanges() throws Exception {
        StateStore store = open();
        commit(store, state -> List.of("a", "b", "c").forEach(key -> state.put(key, 1L)));

        StateAttempt attempt = store.table(HERE).begin();
        attempt.put("d", 1L);
        List<String> met = new ArrayList<>();
        attempt.forEach((key, value) -> {
            met.add(key + "=" + value);
            attempt.put("b", 2L);
            attempt.remove("c");
            attempt.remove("d");
            attempt.put("e", 2L);
        });

        assertThat(met).containsExactly("a=1", "b=1", "c=1", "d=1");
        assertThat(walk(attempt)).containsExactly("a=1", "b=2", "e=2");
    }

    @Test
    public void key_thatIsRemovedAndPutByALaterCommit_isNew() {
        StateStore store = open();
        commit(store, state -> List.of("a", "b").forEach(key -> state.put(key, 1L)));
        commit(store, state -> state.remove("a"));
        commit(store, state -> state.put("a", 2L));

        assertThat(store.entries(List.of(HERE))).containsExactly(Pair.of("b", 1L), Pair.of("a", 2L));
    }

    @Test
    public void due_isByDeadlineThenByAge_andLeavesOutWhatTheAttemptTouched() {
        StateStore store = open();
        commit(store, state -> {
            state.put("late", 1L, 300);
            state.put("old", 1L, 200);
            state.put("young", 1L, 200);
            state.put("first", 1L, 100);
            state.put("touched", 1L, 100);
            state.put("never", 1L);
        });

        StateAttempt attempt = store.table(HERE).begin();
        attempt.put("touched", 2L);

        assertThat(due(attempt, 300)).containsExactly("first", "old", "young");
        assertThat(due(attempt, 301)).containsExactly("first", "old", "young", "late");
    }

    @Test
    public void deadline_canMoveBackAndForward() {
        StateStore store = open();
        commit(store, state -> List.of("a", "b", "c").forEach(key -> state.put(key, 1L, 100)));
        commit(store, state -> {
            state.put("a", 1L, 50);
            state.put("b", 1L, 500);
            state.put("c", 1L);
        });

        assertThat(due(store.table(HERE).begin(), 51)).containsExactly("a");
        commit(store, state -> assertThat(due(state, 101)).containsExactly("a"));
        assertThat(due(store.table(HERE).begin(), 1_000)).containsExactly("a", "b");
    }

    @Test
    public void due_whenTheActionRemoves_expires() {
        StateStore store = open();
        commit(store, state -> List.of("a", "b").forEach(key -> state.put(key, 1L, 100)));
        commit(store, state -> expire(state, 101));

        assertThat(store.entries(List.of(HERE))).isEmpty();
        assertThat(store.table(HERE).entryCount()).isZero();
        assertThat(due(store.table(HERE).begin(), 1_000)).isEmpty();
    }

    @Test
    @SuppressWarnings("NullAway") // what is passed is what must be refused
    public void nulls_areRefused() {
        StateAttempt attempt = open().table(HERE).begin();

        assertThatThrownBy(() -> attempt.put("a", null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> attempt.put(null, 1L)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> attempt.get(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> attempt.remove(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    public void keysAndValuesOfSeveralClasses_comeBackEqual() {
        StateStore store = open();
        List<Object> keys = List.of(1L, 1, 1.0, "1", new Place("x", 1), Long.MAX_VALUE, -0.0, 0.0);
        commit(store, state -> state.put(7L, 7L));
        commit(store, state -> keys.forEach(key -> state.put(key, key)));

        for (Object key : keys) {
            assertThat(store.get(HERE, key)).isEqualTo(key);
        }
        assertThat(store.table(HERE).entryCount()).isEqualTo(9);
    }

    @Test
    public void keysOfEqualHash_areToldApart() {
        StateStore store = open();
        commit(store, state -> {
            state.put("Aa", 1L);
            state.put("BB", 2L);
        });
        commit(store, state -> state.remove("Aa"));

        assertThat(store.get(HERE, "Aa")).isNull();
        assertThat(store.get(HERE, "BB")).isEqualTo(2L);
    }

    @Test
    public void usage_growsAndShrinksWithTheEntries() {
        StateStore store = open();
        StateAttempt attempt = store.table(HERE).begin();
        for (int number = 0; number < 5_000; number++) {
            attempt.put("key-" + number, "value-" + number);
        }
        assertThat(attempt.growthBytes()).isPositive();
        store.commit(List.of(attempt));

        long full = store.table(HERE).bytes();
        assertThat(store.table(HERE).entryCount()).isEqualTo(5_000);
        assertThat(full).isBetween(5_000L * 10, 5_000L * 400);

        StateAttempt removing = store.table(HERE).begin();
        for (int number = 0; number < 4_990; number++) {
            removing.remove("key-" + number);
        }
        assertThat(removing.growthBytes()).isNegative();
        store.commit(List.of(removing));

        assertThat(store.table(HERE).entryCount()).isEqualTo(10);
        assertThat(store.table(HERE).bytes()).isLessThan(full / 5);
    }

    @Test
    public void close_mayBeRepeated() {
        StateStore store = open();
        commit(store, state -> state.put("a", 1L));

        store.close();
        store.close();
    }

    @Test
    public void randomOperations_agreeWithPlainMaps() throws Exception {
        long first = Long.getLong("sluice.seed", 1);
        int cases = Long.getLong("sluice.seed") == null ? randomCases() : 1;
        StateStore store = open();
        for (int number = 0; number < cases; number++) {
            new RandomTable(store, new Address("random", number, 0), first + number).compare();
        }
    }

    private StateStore open() {
        StateStore store = create();
        opened.add(store);
        return store;
    }

    private static void commit(StateStore store, Consumer<StateAttempt> changes) {
        StateAttempt attempt = store.table(HERE).begin();
        changes.accept(attempt);
        store.commit(List.of(attempt));
    }

    private static List<String> walk(StateAttempt attempt) throws Exception {
        List<String> met = new ArrayList<>();
        attempt.forEach((key, value) -> met.add(key + "=" + value));
        return met;
    }

    private static List<String> due(StateAttempt attempt, long beforeMillis) {
        List<String> met = new ArrayList<>();
        visitDue(attempt, beforeMillis, (key, value) -> met.add((String) key));
        return met;
    }

    private static void expire(StateAttempt attempt, long beforeMillis) {
        visitDue(attempt, beforeMillis, (key, value) -> attempt.remove(key));
    }

    private static void visitDue(
            StateAttempt attempt, long beforeMillis, KeyedState.EntryAction<Object, Object> action) {
        try {
            attempt.forEachDue(beforeMillis, action);
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    /** A key of two parts. */
    record Place(String name, int number) {}
}

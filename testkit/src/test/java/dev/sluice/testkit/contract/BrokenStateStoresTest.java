package dev.sluice.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.function.Pair;
import dev.sluice.internal.state.heap.HeapStateStore;
import dev.sluice.rdd.KeyedState;
import dev.sluice.spi.StateAttempt;
import dev.sluice.spi.StateStore;
import dev.sluice.spi.StateTable;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Proves that the contract of state stores can fail: one that breaks a promise fails the tests of that promise. */
class BrokenStateStoresTest {

    @Test
    void contract_whenNothingIsBroken_passes() {
        assertThat(failedTests(attempt -> new Delegate(attempt))).isEmpty();
    }

    @Test
    void contract_whenDeadlinesAreForgotten_fails() {
        assertThat(failedTests(attempt -> new Delegate(attempt) {
                    @Override
                    public void put(Object key, Object value, long deadlineMillis) {
                        super.put(key, value, KeyedState.NEVER);
                    }
                }))
                .contains(
                        "attempt_whenNotCommitted_leavesNothing",
                        "deadline_canMoveBackAndForward",
                        "due_isByDeadlineThenByAge_andLeavesOutWhatTheAttemptTouched",
                        "randomOperations_agreeWithPlainMaps");
    }

    @Test
    void contract_whenRemovalsAreForgotten_fails() {
        assertThat(failedTests(attempt -> new Delegate(attempt) {
                    @Override
                    public void remove(Object key) {
                        super.get(key);
                    }
                }))
                .contains(
                        "attempt_seesItsOwnChangesOverWhatIsCommitted",
                        "due_whenTheActionRemoves_expires",
                        "key_thatIsRemovedAndPutByALaterCommit_isNew",
                        "randomOperations_agreeWithPlainMaps",
                        "usage_growsAndShrinksWithTheEntries");
    }

    @Test
    void contract_whenCommitsAreLost_fails() {
        Function<StateStore, StateStore> lossy = store -> new DelegateStore(store, attempt -> attempt) {
            @Override
            public void commit(List<StateAttempt> attempts) {}

            @Override
            public StateTable table(Address address) {
                return store.table(address);
            }
        };
        assertThat(ContractRun.failedTestsOf(() -> contract(lossy)))
                .contains("attempt_whenTriedAgain_startsFromWhatIsCommitted");
    }

    private static List<String> failedTests(UnaryOperator<StateAttempt> breaking) {
        return ContractRun.failedTestsOf(() -> contract(store -> new DelegateStore(store, breaking)));
    }

    private static StateStoreContract contract(Function<StateStore, StateStore> breaking) {
        return new Suite(breaking);
    }

    private static final class Suite extends StateStoreContract {
        private final Function<StateStore, StateStore> breaking;

        Suite(Function<StateStore, StateStore> breaking) {
            this.breaking = breaking;
        }

        @Override
        protected StateStore create() {
            return breaking.apply(new HeapStateStore());
        }

        @Override
        protected int randomCases() {
            return 20;
        }
    }

    private static class Delegate implements StateAttempt {
        final StateAttempt attempt;

        Delegate(StateAttempt attempt) {
            this.attempt = attempt;
        }

        @Override
        public @Nullable Object get(Object key) {
            return attempt.get(key);
        }

        @Override
        public void put(Object key, Object value, long deadlineMillis) {
            attempt.put(key, value, deadlineMillis);
        }

        @Override
        public void remove(Object key) {
            attempt.remove(key);
        }

        @Override
        public void forEach(EntryAction<? super Object, ? super Object> action) throws Exception {
            attempt.forEach(action);
        }

        @Override
        public void forEachDue(long beforeMillis, EntryAction<? super Object, ? super Object> action) throws Exception {
            attempt.forEachDue(beforeMillis, action);
        }

        @Override
        public long growthBytes() {
            return attempt.growthBytes();
        }
    }

    private static class DelegateStore implements StateStore {
        private final StateStore store;
        private final UnaryOperator<StateAttempt> breaking;

        DelegateStore(StateStore store, UnaryOperator<StateAttempt> breaking) {
            this.store = store;
            this.breaking = breaking;
        }

        @Override
        public StateTable table(Address address) {
            StateTable table = store.table(address);
            return new DelegateTable(table, breaking);
        }

        @Override
        public void commit(List<StateAttempt> attempts) {
            store.commit(attempts.stream()
                    .map(attempt -> attempt instanceof Delegate broken ? broken.attempt : attempt)
                    .toList());
        }

        @Override
        public boolean isInMemory() {
            return store.isInMemory();
        }

        @Override
        public @Nullable Object get(Address address, Object key) {
            return store.get(address, key);
        }

        @Override
        public List<Pair<Object, Object>> entries(List<Address> addresses) {
            return store.entries(addresses);
        }

        @Override
        public void close() {
            store.close();
        }
    }

    private record DelegateTable(StateTable table, UnaryOperator<StateAttempt> breaking) implements StateTable {
        @Override
        public StateAttempt begin() {
            return breaking.apply(table.begin());
        }

        @Override
        public long entryCount() {
            return table.entryCount();
        }

        @Override
        public long bytes() {
            return table.bytes();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof DelegateTable same && same.table == table;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(table);
        }
    }
}

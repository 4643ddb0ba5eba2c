package dev.sluice.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.function.Pair;
import dev.sluice.rdd.KeyedState;
import dev.sluice.spi.StateAttempt;
import dev.sluice.spi.StateStore;
import dev.sluice.spi.StateStore.Address;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Does the same random things to a table and to plain maps, and compares what both show.
 *
 * <p><b>Thread rule:</b> confined to one thread.
 */
final class RandomTable {
    private static final int BATCHES = 25;

    private final StateStore store;
    private final Address address;
    private final long seed;
    private final Random random;
    private final int keyKind;
    private final int keyCount;
    private Map<Object, Entry> committed = new LinkedHashMap<>();
    private Map<Object, Entry> changed = new LinkedHashMap<>();
    private final Set<Object> touched = new HashSet<>();
    private long now = 1_000;

    private record Entry(Object value, long deadlineMillis) {}

    RandomTable(StateStore store, Address address, long seed) {
        this.store = store;
        this.address = address;
        this.seed = seed;
        this.random = new Random(seed);
        this.keyKind = random.nextInt(5);
        this.keyCount = 1 + random.nextInt(1 << random.nextInt(9));
    }

    void compare() throws Exception {
        for (int batch = 0; batch < BATCHES; batch++) {
            String where = "batch " + batch + " of seed " + seed + "; replay with -Dsluice.seed=" + seed;
            StateAttempt attempt = store.table(address).begin();
            touched.clear();
            changed = new LinkedHashMap<>(committed);
            int operations = random.nextInt(2 * keyCount + 2);
            for (int operation = 0; operation < operations; operation++) {
                operate(attempt, where);
            }
            if (random.nextInt(4) > 0) {
                store.commit(List.of(attempt));
                committed = changed;
            }
            now += 100;
            compareCommitted(where);
        }
    }

    private void operate(StateAttempt attempt, String where) throws Exception {
        Object key = key(random.nextInt(keyCount));
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> assertThat(attempt.get(key)).as(where).isEqualTo(valueOf(changed.get(key)));
            case 3, 4, 5, 6 -> put(attempt, key);
            case 7 -> remove(attempt, key);
            case 8 -> {
                attempt.get(key);
                put(attempt, key);
            }
            case 9 -> walk(attempt, where);
            default -> walkDue(attempt, where);
        }
    }

    private void put(StateAttempt attempt, Object key) {
        Object value = random.nextInt(50) == 0 ? "odd" : (Object) random.nextLong();
        long deadline = random.nextBoolean() ? KeyedState.NEVER : now + random.nextInt(400);
        attempt.put(key, value, deadline);
        touched.add(key);
        changed.put(key, new Entry(value, deadline));
    }

    /** A key that is removed and put again in one attempt keeps its place, as long as the removal was not committed. */
    private void remove(StateAttempt attempt, Object key) {
        attempt.remove(key);
        touched.add(key);
        changed.put(key, new Entry(REMOVED, KeyedState.NEVER));
    }

    private static final Object REMOVED = new Object();

    private static @Nullable Object valueOf(@Nullable Entry entry) {
        return entry == null || entry.value() == REMOVED ? null : entry.value();
    }

    private void walk(StateAttempt attempt, String where) throws Exception {
        List<Pair<Object, Object>> met = new ArrayList<>();
        List<Pair<Object, Object>> expected = entries(changed);
        boolean isChanging = random.nextBoolean();
        attempt.forEach((key, value) -> {
            met.add(Pair.of(key, value));
            if (isChanging && random.nextInt(4) == 0) {
                put(attempt, random.nextBoolean() ? key : key(random.nextInt(keyCount)));
            } else if (isChanging && random.nextInt(8) == 0) {
                remove(attempt, key);
            }
        });
        assertThat(met).as(where).isEqualTo(expected);
    }

    private void walkDue(StateAttempt attempt, String where) throws Exception {
        List<Object> expected = committed.entrySet().stream()
                .filter(entry -> entry.getValue().deadlineMillis() < now && !touched.contains(entry.getKey()))
                .sorted(Comparator.comparingLong(entry -> entry.getValue().deadlineMillis()))
                .<Object>map(Map.Entry::getKey)
                .toList();
        List<Object> met = new ArrayList<>();
        boolean isExpiring = random.nextInt(3) > 0;
        attempt.forEachDue(now, (key, value) -> {
            met.add(key);
            if (isExpiring) {
                remove(attempt, key);
            } else if (random.nextBoolean()) {
                put(attempt, key);
            }
        });
        assertThat(met).as(where).isEqualTo(expected);
    }

    private void compareCommitted(String where) {
        committed.values().removeIf(entry -> entry.value() == REMOVED);
        assertThat(store.entries(List.of(address))).as(where).isEqualTo(entries(committed));
        assertThat(store.table(address).entryCount()).as(where).isEqualTo(committed.size());
        Object key = key(random.nextInt(keyCount));
        assertThat(store.get(address, key)).as(where).isEqualTo(valueOf(committed.get(key)));
    }

    private static List<Pair<Object, Object>> entries(Map<Object, Entry> entries) {
        List<Pair<Object, Object>> list = new ArrayList<>();
        entries.forEach((key, entry) -> {
            if (entry.value() != REMOVED) {
                list.add(Pair.of(key, entry.value()));
            }
        });
        return list;
    }

    private Object key(int number) {
        return switch (keyKind) {
            case 0 -> (long) number;
            case 1 -> number;
            case 2 -> "key-" + number;
            case 3 -> number % 2 == 0 ? (Object) (long) number : "key-" + number;
            default -> new StateStoreContract.Place("place", number);
        };
    }
}

package dev.sluice.internal.state.heap;

import dev.sluice.function.Pair;
import dev.sluice.spi.StateAttempt;
import dev.sluice.spi.StateStore;
import dev.sluice.spi.StateTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps state on the heap.
 *
 * <p>Readers and the commit exclude each other, so a reader waits for a commit at most, and a commit for the copy that a reader makes. Attempts
 * do not wait for readers.
 *
 * <p><b>Thread rule:</b> as {@link StateStore} says; committing and reading hold this object's monitor, under which no code of the user's runs but
 * {@code hashCode} and {@code equals} of keys.
 */
public final class HeapStateStore implements StateStore {
    private final Map<Address, HeapTable> tables = new ConcurrentHashMap<>();

    @Override
    public StateTable table(Address address) {
        return tables.computeIfAbsent(address, absent -> new HeapTable());
    }

    @Override
    public void commit(List<StateAttempt> attempts) {
        attempts.forEach(
                StateAttempt::growthBytes); // whatever could fail on a user's object does so before anything is written
        synchronized (this) {
            attempts.forEach(attempt -> ((HeapAttempt) attempt).commit());
        }
    }

    @Override
    public boolean isInMemory() {
        return true;
    }

    @Override
    public synchronized @Nullable Object get(Address address, Object key) {
        int hash = SlotIndex.hashOf(key);
        HeapTable table = tables.get(address);
        int slot = table == null ? -1 : table.find(key, hash);
        return table == null || slot < 0 ? null : table.valueAt(slot);
    }

    @Override
    public synchronized List<Pair<Object, Object>> entries(List<Address> addresses) {
        List<Pair<Object, Object>> entries = new ArrayList<>();
        for (Address address : addresses) {
            HeapTable table = tables.get(address);
            if (table != null) {
                table.copyTo(entries);
            }
        }
        return entries;
    }

    @Override
    public synchronized void close() {
        tables.clear();
    }
}

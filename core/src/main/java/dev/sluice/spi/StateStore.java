package dev.sluice.spi;

import static java.util.Objects.requireNonNull;

import dev.sluice.function.Pair;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the state of all operators of one program, as tables of entries by key.
 *
 * <p>A batch computes partitions by attempts at their tables, on several threads. When it has succeeded, the attempts that count are
 * committed together. Committing calls no code of the user's, and it must not fail half-way: what readers see is the state before or the
 * state after.
 *
 * <p>Implementations extend {@code StateStoreContract} of the test kit in their tests.
 *
 * <p><b>Thread rule:</b> {@link #table} may be called by several tasks at once; {@link #commit} comes when no attempt is running; {@link #get}
 * and {@link #entries} may be called by any thread at any time, also while attempts run or are committed.
 */
public interface StateStore extends AutoCloseable {

    /** Returns the table at an address, empty if nothing was ever committed there; the same object for the same address. */
    StateTable table(Address address);

    /**
     * Makes what attempts have changed the committed state, all of it or, if this throws, nothing.
     *
     * @param attempts begun by this store's tables, at most one of each table
     */
    void commit(List<StateAttempt> attempts);

    /**
     * Returns whether entries stay in memory, so that their bytes are what {@code sluice.state.memoryLimit} bounds. A store that keeps them
     * elsewhere bounds its own memory by the limit.
     */
    boolean isInMemory();

    /** Returns the committed value of a key, null if there is none. */
    @Nullable
    Object get(Address address, Object key);

    /** Returns a copy of the committed entries of some tables at one moment: table by table, oldest key first. */
    List<Pair<Object, Object>> entries(List<Address> addresses);

    /** Gives back what the store holds, and deletes what it keeps on disk. Called when nothing else is called any more; may be repeated. */
    @Override
    void close();

    /**
     * Where a table is.
     *
     * @param stateName the operator's name for its state
     * @param tableIndex the number of the table, from 0
     * @param partition the partition
     */
    record Address(String stateName, int tableIndex, int partition) {
        public Address {
            requireNonNull(stateName, "stateName");
            if (tableIndex < 0 || partition < 0) {
                throw new IllegalArgumentException("A table and a partition are counted from 0, got table " + tableIndex
                        + " and partition " + partition + " of " + stateName);
            }
        }
    }
}

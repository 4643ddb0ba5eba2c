package dev.sluice.spi;

import dev.sluice.function.Pair;
import dev.sluice.state.StateUsage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads committed state, of tables by key.
 *
 * <p><b>Thread rule:</b> thread-safe; may be called at any time before the runtime is closed.
 */
public interface StateReader {

    /** The reader of a runtime that keeps no state. */
    StateReader NONE = new StateReader() {
        @Override
        public @Nullable Object get(StateStore.Address address, Object key) {
            return null;
        }

        @Override
        public List<Pair<Object, Object>> entries(String stateName, int tableIndex) {
            return List.of();
        }

        @Override
        public List<StateUsage> usage() {
            return List.of();
        }
    };

    /** Returns the committed value of a key, null if there is none. */
    @Nullable
    Object get(StateStore.Address address, Object key);

    /** Returns a copy of the committed entries of a table at one moment, in the order of partitions and then of age. */
    List<Pair<Object, Object>> entries(String stateName, int tableIndex);

    /** Returns what each operator's state takes since the last commit, by state names; entries are those of the first table. */
    List<StateUsage> usage();
}

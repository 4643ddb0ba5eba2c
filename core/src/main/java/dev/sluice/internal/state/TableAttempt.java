package dev.sluice.internal.state;

import dev.sluice.rdd.KeyedState;
import dev.sluice.rdd.StateTables;
import dev.sluice.spi.StateAttempt;
import dev.sluice.spi.StateTable;
import java.util.List;

/**
 * The tables of one partition as one attempt sees them.
 *
 * <p><b>Thread rule:</b> confined to the attempt, then handed to the committing thread.
 */
record TableAttempt(List<StateAttempt> attempts) implements StateTables {
    TableAttempt {
        attempts = List.copyOf(attempts);
    }

    static TableAttempt over(List<StateTable> tables) {
        return new TableAttempt(tables.stream().map(StateTable::begin).toList());
    }

    @Override
    @SuppressWarnings("unchecked") // the operator that declared the table knows its types
    public <K, S> KeyedState<K, S> table(int index) {
        return (KeyedState<K, S>) attempts.get(index);
    }
}

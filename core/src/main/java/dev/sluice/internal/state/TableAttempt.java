package dev.sluice.internal.state;

import dev.sluice.rdd.KeyedState;
import dev.sluice.rdd.StateTables;
import java.util.ArrayList;
import java.util.List;

/**
 * The tables of one partition as one attempt sees them.
 *
 * <p><b>Thread rule:</b> confined to the attempt, then handed to the committing thread.
 */
final class TableAttempt implements StateTables, StateChanges {
    private final List<TableOverlay<?, ?>> overlays = new ArrayList<>();

    TableAttempt(List<StateTable> committed) {
        committed.forEach(table -> overlays.add(new TableOverlay<>(table)));
    }

    @Override
    @SuppressWarnings("unchecked") // the operator that declared the table knows its types
    public <K, S> KeyedState<K, S> table(int index) {
        return (KeyedState<K, S>) overlays.get(index);
    }

    @Override
    public void commit() {
        overlays.forEach(TableOverlay::commit);
    }
}

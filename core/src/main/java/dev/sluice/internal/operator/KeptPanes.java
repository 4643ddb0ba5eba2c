package dev.sluice.internal.operator;

import java.io.Serializable;
import java.util.List;

/**
 * What a key keeps of its windows on a grid.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param panes the partial results, in the order of time
 * @param given the windows that have given a result and can still be corrected, in the order of time
 */
record KeptPanes<A>(List<Pane<A>> panes, List<Given> given) implements Serializable {

    KeptPanes {
        panes = List.copyOf(panes);
        given = List.copyOf(given);
    }

    static <A> KeptPanes<A> none() {
        return new KeptPanes<>(List.of(), List.of());
    }

    @SuppressWarnings("unchecked") // an operator finds in its table what it put there
    static <A> KeptPanes<A> of(Object kept) {
        return (KeptPanes<A>) kept;
    }

    /** The partial result of a pane. */
    record Pane<A>(long startMillis, A partial) implements Serializable {}

    /** A window that has given a result, and the number of the last one. */
    record Given(long endMillis, int revision) implements Serializable {}
}

package dev.sluice.internal.operator;

import java.io.Serializable;
import java.util.List;

/**
 * What a key keeps of its sessions.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param sessions in the order of time; no two overlap
 */
record KeptSessions<A>(List<Kept<A>> sessions) implements Serializable {

    KeptSessions {
        sessions = List.copyOf(sessions);
    }

    static <A> KeptSessions<A> none() {
        return new KeptSessions<>(List.of());
    }

    @SuppressWarnings("unchecked") // an operator finds in its table what it put there
    static <A> KeptSessions<A> of(Object kept) {
        return (KeptSessions<A>) kept;
    }

    /**
     * A session.
     *
     * @param startMillis its first timestamp
     * @param endMillis the gap after its last timestamp
     * @param partial the partial result
     * @param revision the number of the last result that it, or a part of it, has given; -1 if none
     */
    record Kept<A>(long startMillis, long endMillis, A partial, int revision) implements Serializable {}
}

package dev.sluice.internal.operator;

import dev.sluice.eventtime.WindowResult;
import dev.sluice.rdd.KeyedState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The sessions of one key.
 *
 * <p><b>Thread rule:</b> confined to one attempt of a task.
 */
final class OpenSessions<K, V, A, R> implements OpenWindows<K, V, R> {
    private final K key;
    private final Fold<V, A, R> fold;
    private final SessionTimes times;
    /** By their starts; no two overlap. */
    private final TreeMap<Long, Session<V, A>> sessions = new TreeMap<>();

    private List<KeptSessions.Kept<A>> kept = List.of();
    private long deadlineMillis = KeyedState.NEVER;

    OpenSessions(K key, Fold<V, A, R> fold, SessionTimes times, KeptSessions<A> before) {
        this.key = key;
        this.fold = fold;
        this.times = times;
        before.sessions().forEach(session -> sessions.put(session.startMillis(), Session.of(fold, session)));
    }

    @Override
    public boolean add(long timestampMillis, V value) throws Exception {
        long endMillis = timestampMillis + times.gapMillis();
        List<Session<V, A>> near = near(timestampMillis, endMillis);
        long newEndMillis = near.isEmpty()
                ? endMillis
                : Math.max(endMillis, near.get(near.size() - 1).endMillis());
        if (times.isClosedForGood(newEndMillis, times.previousMillis())) {
            return false;
        }
        near.forEach(session -> sessions.remove(session.startMillis()));
        Session<V, A> session = near.isEmpty() ? Session.empty(fold, timestampMillis, endMillis) : near.get(0);
        for (int index = 1; index < near.size(); index++) {
            session.absorb(near.get(index));
        }
        session.add(timestampMillis, endMillis, value);
        sessions.put(session.startMillis(), session);
        return true;
    }

    /** Returns the sessions that overlap a span, in the order of time. */
    private List<Session<V, A>> near(long startMillis, long endMillis) {
        List<Session<V, A>> near = new ArrayList<>();
        var before = sessions.floorEntry(startMillis);
        if (before != null && before.getValue().endMillis() > startMillis) {
            near.add(before.getValue());
        }
        near.addAll(sessions.subMap(startMillis, false, endMillis, false).values());
        return near;
    }

    @Override
    public void close(long watermarkMillis, Consumer<WindowResult<K, R>> results) throws Exception {
        List<KeptSessions.Kept<A>> left = new ArrayList<>();
        for (Session<V, A> session : sessions.values()) {
            boolean isNew = session.isChanged() || session.endMillis() > times.previousMillis();
            if (isNew && session.endMillis() <= watermarkMillis) {
                int revision = session.nextRevision();
                results.accept(OpenWindows.result(
                        key, session.startMillis(), session.endMillis(), fold.result(session.partial()), revision));
            }
            if (!times.isClosedForGood(session.endMillis(), watermarkMillis)) {
                left.add(session.kept());
            }
        }
        kept = left;
        deadlineMillis = left.stream()
                .mapToLong(session -> nextMillis(session, watermarkMillis) - 1)
                .min()
                .orElse(KeyedState.NEVER);
    }

    /** Returns the next watermark that does something to a session. */
    private long nextMillis(KeptSessions.Kept<A> session, long watermarkMillis) {
        boolean isClosed = session.endMillis() <= watermarkMillis;
        return isClosed ? session.endMillis() + times.latenessMillis() : session.endMillis();
    }

    @Override
    public Optional<Object> kept() {
        return kept.isEmpty() ? Optional.empty() : Optional.of(new KeptSessions<>(kept));
    }

    @Override
    public long deadlineMillis() {
        return deadlineMillis;
    }
}

package dev.sluice.internal.operator;

import org.jspecify.annotations.Nullable;

/**
 * A session in one attempt. Values of the batch are combined apart from what was kept, which is not changed.
 *
 * <p><b>Thread rule:</b> confined to one attempt of a task.
 */
final class Session<V, A> {
    private final Fold<V, A, ?> fold;
    private long startMillis;
    private long endMillis;
    private @Nullable A settled;
    private @Nullable A fresh;
    private int revision;
    private boolean isChanged;

    private Session(Fold<V, A, ?> fold, long startMillis, long endMillis, @Nullable A settled, int revision) {
        this.fold = fold;
        this.startMillis = startMillis;
        this.endMillis = endMillis;
        this.settled = settled;
        this.revision = revision;
    }

    static <V, A> Session<V, A> of(Fold<V, A, ?> fold, KeptSessions.Kept<A> kept) {
        return new Session<>(fold, kept.startMillis(), kept.endMillis(), kept.partial(), kept.revision());
    }

    static <V, A> Session<V, A> empty(Fold<V, A, ?> fold, long startMillis, long endMillis) {
        return new Session<>(fold, startMillis, endMillis, null, -1);
    }

    void add(long timestampMillis, long newEndMillis, V value) throws Exception {
        startMillis = Math.min(startMillis, timestampMillis);
        endMillis = Math.max(endMillis, newEndMillis);
        fresh = fresh == null ? fold.first(value) : fold.add(fresh, value);
        isChanged = true;
    }

    /** Takes in a session that begins later; the result replaces those of both. */
    void absorb(Session<V, A> later) throws Exception {
        settled = fold.merge(partial(), later.partial());
        fresh = null;
        endMillis = Math.max(endMillis, later.endMillis);
        revision = Math.max(revision, later.revision);
        isChanged = true;
    }

    /** Returns the partial result of all values. */
    A partial() throws Exception {
        A added = fresh;
        if (added != null) {
            settled = settled == null ? added : fold.merge(settled, added);
            fresh = null;
        }
        A all = settled;
        if (all == null) {
            throw new IllegalStateException("a session without values");
        }
        return all;
    }

    int nextRevision() {
        revision++;
        return revision;
    }

    KeptSessions.Kept<A> kept() throws Exception {
        return new KeptSessions.Kept<>(startMillis, endMillis, partial(), revision);
    }

    long startMillis() {
        return startMillis;
    }

    long endMillis() {
        return endMillis;
    }

    boolean isChanged() {
        return isChanged;
    }
}

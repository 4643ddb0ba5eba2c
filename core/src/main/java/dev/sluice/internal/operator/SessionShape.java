package dev.sluice.internal.operator;

import dev.sluice.eventtime.SessionWindows;
import org.jspecify.annotations.Nullable;

/**
 * Sessions, with what is made of their values.
 *
 * <p><b>Thread rule:</b> immutable.
 */
public final class SessionShape<V, A, R> implements WindowShape<V, R> {
    private static final long serialVersionUID = 1;

    private final long gapMillis;
    private final long latenessMillis;
    private final Fold<V, A, R> fold;

    public SessionShape(SessionWindows windows, Fold<V, A, R> fold) {
        this.gapMillis = windows.gap().toMillis();
        this.latenessMillis = windows.allowedLateness().toMillis();
        this.fold = fold;
    }

    @Override
    public <K> OpenWindows<K, V, R> open(K key, @Nullable Object kept, long previousWatermarkMillis) {
        KeptSessions<A> sessions = kept == null ? KeptSessions.none() : KeptSessions.of(kept);
        return new OpenSessions<>(
                key, fold, new SessionTimes(gapMillis, latenessMillis, previousWatermarkMillis), sessions);
    }
}

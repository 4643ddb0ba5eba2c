package dev.sluice.internal.operator;

import dev.sluice.eventtime.GridWindows;
import org.jspecify.annotations.Nullable;

/**
 * Windows on a grid, with what is made of their values.
 *
 * <p><b>Thread rule:</b> immutable.
 */
public final class PaneShape<V, A, R> implements WindowShape<V, R> {
    private static final long serialVersionUID = 1;

    private final PaneGrid grid;
    private final long latenessMillis;
    private final Fold<V, A, R> fold;

    public PaneShape(GridWindows windows, Fold<V, A, R> fold) {
        this.grid = PaneGrid.of(windows);
        this.latenessMillis = windows.allowedLateness().toMillis();
        this.fold = fold;
    }

    @Override
    public <K> OpenWindows<K, V, R> open(K key, @Nullable Object kept, long previousWatermarkMillis) {
        PaneTimes times = new PaneTimes(grid, latenessMillis, previousWatermarkMillis);
        return new OpenPanes<>(key, times, fold, kept == null ? KeptPanes.none() : KeptPanes.of(kept));
    }
}

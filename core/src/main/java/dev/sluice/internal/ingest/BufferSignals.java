package dev.sluice.internal.ingest;

import org.jspecify.annotations.Nullable;

/**
 * What a {@link BlockBuffer} tells the rest of the world; always called without its lock.
 *
 * <p><b>Thread rule:</b> called from any thread that stores, plans or releases; implementations are thread-safe.
 */
interface BufferSignals {

    /** Records arrived where there were none since the last cut. */
    void dataArrived();

    /** Blocks were written to disk. */
    void spilled(int blockCount, long byteCount);

    /** A writer found no room ({@code isBlocked}), or goes on again. */
    void blocked(boolean isBlocked, String reason);

    /** There may be room again for a writer that found none. */
    void roomFreed();

    /** Something about storing blocks failed; no record is lost. */
    void failed(String message, @Nullable Throwable cause);
}

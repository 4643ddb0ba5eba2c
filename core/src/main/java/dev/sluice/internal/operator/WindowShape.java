package dev.sluice.internal.operator;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A kind of event-time windows with what is made of their values.
 *
 * <p><b>Thread rule:</b> immutable.
 */
public interface WindowShape<V, R> extends Serializable {

    /**
     * Returns the open windows of a key.
     *
     * @param kept what {@link OpenWindows#kept} returned before; null if nothing
     * @param previousWatermarkMillis the watermark when that was kept
     */
    <K> OpenWindows<K, V, R> open(K key, @Nullable Object kept, long previousWatermarkMillis);
}

package dev.sluice.rdd;

import static java.util.Objects.requireNonNull;

import dev.sluice.time.BatchTime;
import java.io.Serializable;

/**
 * When a stateful operator is computed: the batch, and how far event time had come before it and has come with it.
 *
 * <p>A watermark of W says that whatever has a timestamp before W is thought to have arrived. The one of a batch is known before the batch's
 * stateful operators run and takes the batch's own elements into account. So an operator first takes all elements, judging by {@link
 * #previousWatermarkMillis} which of them are late, and then closes what {@link #watermarkMillis} has passed.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param batch the batch
 * @param previousWatermarkMillis the watermark when the batch before had ended, or {@link #NO_WATERMARK}
 * @param watermarkMillis the watermark with this batch, never less than the one before, or {@link #NO_WATERMARK}
 */
public record StateMoment(BatchTime batch, long previousWatermarkMillis, long watermarkMillis) implements Serializable {
    /** The watermark of what has no event time, or has seen no timestamp yet; less than all others. */
    public static final long NO_WATERMARK = Long.MIN_VALUE;

    /** The moment in the template of a stateful node; each batch puts its own there. */
    public static final StateMoment TEMPLATE = of(BatchTime.of(0, 0));

    public StateMoment {
        requireNonNull(batch, "batch");
        if (watermarkMillis < previousWatermarkMillis) {
            throw new IllegalArgumentException("A watermark never falls, but batch " + batch + " takes it from "
                    + previousWatermarkMillis + " to " + watermarkMillis);
        }
    }

    /** Returns the moment of a batch without event time. */
    public static StateMoment of(BatchTime batch) {
        return new StateMoment(batch, NO_WATERMARK, NO_WATERMARK);
    }
}

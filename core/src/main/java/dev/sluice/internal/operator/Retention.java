package dev.sluice.internal.operator;

import dev.sluice.internal.eventtime.Timed;
import dev.sluice.rdd.KeyedState;
import java.io.Serializable;
import java.util.List;

/**
 * For how long a key's elements are kept, by what the watermark says of those still to come.
 *
 * <p><b>Thread rule:</b> immutable.
 */
interface Retention extends Serializable {

    /** Returns how many of the first elements a watermark makes useless. */
    int uselessCount(List<? extends Timed<?>> inOrder, long watermarkMillis);

    /** Returns the last watermark that makes none of some elements useless; they are at least one. */
    long deadlineMillis(List<? extends Timed<?>> inOrder);

    /** Keeps an element until the watermark is more than so long after it; may be negative. */
    record For(long millis) implements Retention {
        private static final long serialVersionUID = 1;

        @Override
        public int uselessCount(List<? extends Timed<?>> inOrder, long watermarkMillis) {
            int count = 0;
            while (count < inOrder.size() && inOrder.get(count).timestampMillis() + millis < watermarkMillis) {
                count++;
            }
            return count;
        }

        @Override
        public long deadlineMillis(List<? extends Timed<?>> inOrder) {
            return inOrder.get(0).timestampMillis() + millis;
        }
    }

    /** Keeps the elements from the latest one that is not after the watermark: what holds at any time that may still be asked for. */
    record Latest() implements Retention {
        private static final long serialVersionUID = 1;

        @Override
        public int uselessCount(List<? extends Timed<?>> inOrder, long watermarkMillis) {
            int count = 0;
            while (count + 1 < inOrder.size() && inOrder.get(count + 1).timestampMillis() <= watermarkMillis) {
                count++;
            }
            return count;
        }

        @Override
        public long deadlineMillis(List<? extends Timed<?>> inOrder) {
            return inOrder.size() == 1 ? KeyedState.NEVER : inOrder.get(1).timestampMillis() - 1;
        }
    }
}

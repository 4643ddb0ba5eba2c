package dev.sluice.internal.state;

import static java.util.Objects.requireNonNull;

import dev.sluice.function.Function2;
import org.jspecify.annotations.Nullable;

/**
 * The window of one key under a function that has an inverse: the last result, less what left since, combined with what came.
 *
 * <p>The result stays when the last value has left, as what is neutral to the program's function.
 *
 * <p><b>Thread rule:</b> confined to the partition that it belongs to.
 */
final class InvertedWindow extends KeyWindow {
    private final Function2<Object, Object, Object> combine;
    private final Function2<Object, Object, Object> inverse;
    private final PaneRing ring = new PaneRing();
    private @Nullable Object committedResult;
    /** How many of the oldest panes are part of the committed result. */
    private int includedCount;

    private boolean isOpenIncluded;

    private @Nullable Object pendingResult;
    private int pendingLeavingCount;

    InvertedWindow(Function2<Object, Object, Object> combine, Function2<Object, Object, Object> inverse) {
        this.combine = combine;
        this.inverse = inverse;
    }

    @Override
    void forgetPending() {
        super.forgetPending();
        pendingResult = null;
    }

    @Override
    void close(long paneMillis, Object value) {
        ring.addLast(paneMillis, value);
        if (isOpenIncluded) {
            includedCount++;
            isOpenIncluded = false;
        }
    }

    @Override
    boolean advance(long throughMillis) {
        pendingResult = null;
        int leavingCount = 0;
        while (leavingCount < ring.size() && ring.timeAt(leavingCount) <= throughMillis) {
            leavingCount++;
        }
        pendingLeavingCount = leavingCount;
        return committedResult != null || open() != null || leavingCount < ring.size();
    }

    @Override
    Object result() throws Exception {
        Object left = combined(0, Math.min(includedCount, pendingLeavingCount));
        Object came = combined(Math.max(includedCount, pendingLeavingCount), ring.size());
        Object open = isOpenIncluded ? null : open();
        Object less = committedResult == null || left == null ? committedResult : inverse.call(committedResult, left);
        pendingResult = requireNonNull(plus(less, plus(came, open)), "result");
        return pendingResult;
    }

    @Override
    void commit(long paneMillis) {
        super.commit(paneMillis);
        if (pendingResult == null) {
            return;
        }
        committedResult = pendingResult;
        pendingResult = null;
        for (int index = 0; index < pendingLeavingCount; index++) {
            ring.removeFirst();
        }
        includedCount = ring.size();
        isOpenIncluded = open() != null;
    }

    private @Nullable Object combined(int from, int until) throws Exception {
        Object sum = null;
        for (int index = from; index < until; index++) {
            sum = plus(sum, ring.valueAt(index));
        }
        return sum;
    }

    private @Nullable Object plus(@Nullable Object sum, @Nullable Object value) throws Exception {
        if (sum == null || value == null) {
            return sum == null ? value : sum;
        }
        return combine.call(sum, value);
    }
}

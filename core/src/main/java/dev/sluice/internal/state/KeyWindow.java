package dev.sluice.internal.state;

import org.jspecify.annotations.Nullable;

/**
 * What a sliding window holds of one key.
 *
 * <p>The value of the pane that is still open is kept apart from those that are closed. {@link #advance} may rearrange what is held, but
 * never in a way that a repeated attempt could notice; only {@link #commit} changes what the window holds.
 *
 * <p><b>Thread rule:</b> confined to the partition that it belongs to.
 */
abstract class KeyWindow {
    private long openPaneMillis = Long.MIN_VALUE;
    private @Nullable Object openValue;
    private @Nullable Object pending;

    /** Closes the open pane if it is older than the one at {@code paneMillis}. */
    final void closeBefore(long paneMillis) throws Exception {
        if (openValue != null && openPaneMillis < paneMillis) {
            Object closing = openValue;
            close(openPaneMillis, closing);
            openValue = null;
        }
    }

    /** Sets what the attempt has for the open pane, with the committed value of that pane in it. */
    final void setPending(Object value) {
        pending = value;
    }

    /** Forgets what an attempt that was not committed left. */
    void forgetPending() {
        pending = null;
    }

    /** Returns the value of the open pane as the attempt sees it, null if there is none. */
    final @Nullable Object open() {
        return pending == null ? openValue : pending;
    }

    /** Makes the attempt's value of the open pane the committed one. */
    void commit(long paneMillis) {
        if (pending != null) {
            openPaneMillis = paneMillis;
            openValue = pending;
            pending = null;
        }
    }

    /** Appends a pane that has got all its values. */
    abstract void close(long paneMillis, Object value) throws Exception;

    /** Lets go of panes up to a time; returns whether anything is left, the open pane included. */
    abstract boolean advance(long throughMillis) throws Exception;

    /** Returns the result at the end of a slide; called after {@link #advance}, and only if anything is left. */
    abstract Object result() throws Exception;
}

package dev.sluice.internal.operator;

import static java.util.Objects.requireNonNull;

import dev.sluice.state.State;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The state of one key after the other, with what the user's function does to it.
 *
 * <p><b>Thread rule:</b> confined to one attempt of a task.
 */
final class StateHandle<S> implements State<S> {
    private @Nullable S value;
    private boolean isTimingOut;
    private boolean isUpdated;
    private boolean isRemoved;

    /** Turns to another key. */
    void begin(@Nullable S state, boolean isTimingOutNow) {
        value = state;
        isTimingOut = isTimingOutNow;
        isUpdated = false;
        isRemoved = false;
    }

    boolean isUpdated() {
        return isUpdated;
    }

    boolean isRemoved() {
        return isRemoved;
    }

    @Override
    public boolean exists() {
        return value != null;
    }

    @Override
    public S get() {
        if (value == null) {
            throw new NoSuchElementException("The key has no state. Ask exists() first, or use orElse.");
        }
        return value;
    }

    @Override
    public S orElse(S other) {
        return value == null ? other : value;
    }

    @Override
    public void update(S newValue) {
        checkOpen("update");
        value = requireNonNull(newValue, "The new state is null; use remove() to have none");
        isUpdated = true;
    }

    @Override
    public void remove() {
        checkOpen("remove");
        value = null;
        isUpdated = false;
        isRemoved = true;
    }

    @Override
    public boolean isTimingOut() {
        return isTimingOut;
    }

    private void checkOpen(String operation) {
        if (isTimingOut) {
            throw new IllegalArgumentException(
                    "Cannot " + operation
                            + " the state of a key that is timing out: it is removed after this call. Ask isTimingOut() first.");
        }
        if (isRemoved) {
            throw new IllegalArgumentException(
                    "Cannot " + operation + " the state of a key after it was removed in the same call");
        }
    }
}

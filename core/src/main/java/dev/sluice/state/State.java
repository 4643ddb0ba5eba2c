package dev.sluice.state;

import java.util.NoSuchElementException;

/**
 * The state of one key, as the function of {@code mapWithState} sees it.
 *
 * <p>The value must not be changed in place: {@link #update} with a new one.
 *
 * <p><b>Thread rule:</b> valid within the call that it was given to.
 *
 * @param <S> the state
 */
public interface State<S> {

    /** Returns whether the key has state. */
    boolean exists();

    /**
     * Returns the state.
     *
     * @throws NoSuchElementException if the key has none
     */
    S get();

    /** Returns the state, or {@code other} if the key has none. */
    S orElse(S other);

    /**
     * Sets the state.
     *
     * @throws IllegalArgumentException if the key is timing out, or if its state was removed in this call
     */
    void update(S value);

    /**
     * Removes the state. The next value of the key finds none.
     *
     * @throws IllegalArgumentException if the key is timing out, or if its state was removed in this call already
     */
    void remove();

    /** Returns whether the key is removed after this call because it had no value for the timeout; the value given is then empty. */
    boolean isTimingOut();
}

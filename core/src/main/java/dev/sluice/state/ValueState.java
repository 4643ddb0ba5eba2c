package dev.sluice.state;

import java.util.Optional;

/**
 * A variable of a key that has one value or none.
 *
 * <p>The value must not be changed in place: {@link #update} with a new one.
 *
 * <p><b>Thread rule:</b> valid within the call that it was asked for in.
 *
 * @param <T> the value
 */
public interface ValueState<T> extends VariableContents<T> {

    /** Returns the value; empty if there is none, or if it has outlived the variable's time to live. */
    Optional<T> get();

    /** Returns the value, or {@code other} if there is none. */
    default T orElse(T other) {
        return get().orElse(other);
    }

    /** Sets the value, not null. */
    void update(T value);

    /** Removes the value. */
    void clear();
}

package dev.sluice.state;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * The name of a side output, with the type of its elements.
 *
 * @param name tells side outputs of one function apart
 * @param <T> the elements
 */
@SuppressWarnings("UnusedTypeParameter") // T: types what is emitted and what comes out
public record OutputTag<T>(String name) implements Serializable {

    public OutputTag {
        if (requireNonNull(name, "name").isBlank()) {
            throw new IllegalArgumentException("A side output needs a name");
        }
    }

    /** Returns the tag of a name. */
    public static <T> OutputTag<T> named(String name) {
        return new OutputTag<>(name);
    }
}

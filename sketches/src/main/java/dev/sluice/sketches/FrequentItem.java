package dev.sluice.sketches;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * A value that occurs often, with certain bounds of how often.
 *
 * <p><b>Thread rule:</b> immutable if the item is.
 *
 * @param item the value
 * @param atLeast how often it occurs at least, 1 or more
 * @param atMost how often it occurs at most
 */
public record FrequentItem<T>(T item, long atLeast, long atMost) implements Serializable {

    public FrequentItem {
        requireNonNull(item, "item");
        if (atLeast < 1 || atMost < atLeast) {
            throw new IllegalArgumentException(
                    "A frequent item needs 1 <= atLeast <= atMost, got " + atLeast + ", " + atMost);
        }
    }
}

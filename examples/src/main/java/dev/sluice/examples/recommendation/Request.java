package dev.sluice.examples.recommendation;

import java.io.Serializable;
import java.util.List;

/**
 * A recommendation is to be made.
 *
 * @param asker for whom, and why
 * @param history what the user rated, the last one last; empty if nothing is known
 */
record Request(Asker asker, List<Rated> history) implements Serializable {

    Request {
        history = List.copyOf(history);
    }

    /** Returns the items that the user likes. */
    List<String> likedItems() {
        return history.stream().filter(Rated::isLiked).map(Rated::item).toList();
    }

    /**
     * For whom a recommendation is.
     *
     * @param user the user
     * @param isQuery whether somebody asked; otherwise the user rated something
     */
    record Asker(String user, boolean isQuery) implements Serializable {}

    /** An item that a user rated. */
    record Rated(String item, boolean isLiked) implements Serializable {}
}

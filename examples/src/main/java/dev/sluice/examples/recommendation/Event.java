package dev.sluice.examples.recommendation;

import java.io.Serializable;

/** What a line of the input says about a user. */
sealed interface Event extends Serializable {

    String user();

    /**
     * A user rates an item.
     *
     * @param user who
     * @param item what
     * @param rating how much they like it; from where on that is liking is a setting
     * @param time when, in any unit that grows; 0 if the line does not say. Only an evaluation looks at it
     */
    record Rating(String user, String item, double rating, double time) implements Event {

        /** Returns the line that says so. */
        String toLine() {
            return user + "," + item + "," + Math.round(rating) + "," + Math.round(time);
        }
    }

    /** Somebody asks what a user may like. */
    record Query(String user) implements Event {}
}

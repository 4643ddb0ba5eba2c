package dev.sluice.examples.recommendation;

import dev.sluice.examples.Options;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * What the recommendations are made of, and how much is kept for them.
 *
 * @param liked a rating from here on means that the user likes the item
 * @param history so many items are kept for each user, the last ones rated
 * @param partners so many items are kept for each item, those that are liked by the same users most often
 * @param top so many items are recommended
 * @param forgetAfter users without a rating, and items without a like, are forgotten after this time
 */
record Tuning(double liked, int history, int partners, int top, Duration forgetAfter) implements Serializable {
    static final Tuning DEFAULT = new Tuning(3, 50, 100, 10, Duration.ofDays(30));
    static final List<String> NAMES = List.of("liked", "history", "partners", "top", "forget-after");

    /** Returns the defaults with what the options say. */
    static Tuning of(Options options) {
        return new Tuning(
                options.number("liked", DEFAULT.liked, -1e9, 1e9),
                options.count("history", DEFAULT.history),
                options.count("partners", DEFAULT.partners),
                options.count("top", DEFAULT.top),
                options.duration("forget-after", DEFAULT.forgetAfter));
    }
}

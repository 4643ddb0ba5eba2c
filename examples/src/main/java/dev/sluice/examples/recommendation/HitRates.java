package dev.sluice.examples.recommendation;

import java.util.Locale;

/**
 * How often a held-back item was among the first ones.
 *
 * @param top how many the first ones are
 * @param users how many users an item was held back of
 * @param hits how often it was recommended
 * @param popularHits how often it was among the items that most users like
 */
record HitRates(int top, int users, int hits, int popularHits) {

    double hitRate() {
        return (double) hits / users;
    }

    double popularHitRate() {
        return (double) popularHits / users;
    }

    /** Returns how many times as high as the popularity baseline the hit rate is. */
    double lift() {
        return hitRate() / popularHitRate();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "hit rate at %d, of %d users: %.4f recommended, %.4f by popularity; %.2f times as high",
                top,
                users,
                hitRate(),
                popularHitRate(),
                lift());
    }
}

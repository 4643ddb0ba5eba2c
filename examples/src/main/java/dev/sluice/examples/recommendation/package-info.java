/**
 * Recommends items to people by what others like together, from a stream of ratings.
 *
 * <p>Open {@link dev.sluice.examples.recommendation.Recommendation} first, then {@code Recommender}.
 */
@NullMarked
package dev.sluice.examples.recommendation;

import org.jspecify.annotations.NullMarked;

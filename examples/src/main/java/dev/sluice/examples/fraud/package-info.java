/**
 * Finds fraud in a stream of card transactions, by rules that can be replaced while it runs.
 *
 * <p>Open {@link dev.sluice.examples.fraud.FraudDetection} first, then {@code CardWatch}.
 */
@NullMarked
package dev.sluice.examples.fraud;

import org.jspecify.annotations.NullMarked;

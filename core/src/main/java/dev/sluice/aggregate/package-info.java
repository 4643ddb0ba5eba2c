/**
 * How many values become one result: averages, extremes, tops, counts of what differs.
 *
 * <p>Imports {@code function}. Open {@link dev.sluice.aggregate.Aggregate} first.
 */
@NullMarked
package dev.sluice.aggregate;

import org.jspecify.annotations.NullMarked;

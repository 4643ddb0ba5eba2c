/**
 * Lineage as data, and the handles that compose it.
 *
 * <p>{@link dev.sluice.rdd.RDDNode} and its few kinds are the whole language that a {@code BatchRuntime} interprets;
 * {@link dev.sluice.rdd.RDD} and {@link dev.sluice.rdd.PairRDD} compose every operation out of them, once. Imports only
 * {@code function}, {@code time}, {@code error} and {@code config}. Open {@link dev.sluice.rdd.RDDNode} first.
 */
@NullMarked
package dev.sluice.rdd;

import org.jspecify.annotations.NullMarked;

/**
 * A spike: interprets lineage as RDDs of Spark Core, through its public Java API.
 *
 * <p>It shows that lineage says all that a cluster has to know. It may import the core and Spark; nothing imports it. Open {@link
 * dev.sluice.spark.SparkRuntime} first.
 */
@NullMarked
package dev.sluice.spark;

import org.jspecify.annotations.NullMarked;

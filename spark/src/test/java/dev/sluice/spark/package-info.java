/** Tests of the Spark spike; they share one context, since a JVM may have no more. */
@NullMarked
package dev.sluice.spark;

import org.jspecify.annotations.NullMarked;

/** How long it takes from the start of a JVM to the first output. */
@NullMarked
package dev.sluice.benchmarks.start;

import org.jspecify.annotations.NullMarked;

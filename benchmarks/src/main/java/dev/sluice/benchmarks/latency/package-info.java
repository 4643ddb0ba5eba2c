/** How long an event takes from its due time to an output. */
@NullMarked
package dev.sluice.benchmarks.latency;

import org.jspecify.annotations.NullMarked;

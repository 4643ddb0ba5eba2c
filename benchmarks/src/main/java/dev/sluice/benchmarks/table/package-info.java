/**
 * How fast keys are combined, beside {@code java.util.HashMap.merge}.
 *
 * <p>Open {@link dev.sluice.benchmarks.table.WordCountBenchmark} first. Compare {@code cpuNanosPerRecord}, which other load
 * on the machine disturbs little, and only between forks that ran in turn.
 */
@NullMarked
package dev.sluice.benchmarks.table;

import org.jspecify.annotations.NullMarked;

/**
 * Word count in memory: the embedded runtime beside a hand-written loop over the same lines.
 *
 * <p>Imports the runtime's public classes. Open {@link dev.sluice.benchmarks.wordcount.WordCountComparison} first.
 */
@NullMarked
package dev.sluice.benchmarks.wordcount;

import org.jspecify.annotations.NullMarked;

/**
 * What the seams cost in production: hand-offs, timers, forks, idling, loopback reads.
 *
 * <p>Imports {@code spi} and {@code internal.system}. Open {@link dev.sluice.benchmarks.seams.SeamsProbe} first.
 */
@NullMarked
package dev.sluice.benchmarks.seams;

import org.jspecify.annotations.NullMarked;

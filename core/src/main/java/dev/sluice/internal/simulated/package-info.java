/**
 * The five seams on one thread, in memory and under a seed: what makes a run of the whole engine repeatable.
 *
 * <p>Used by {@code dev.sluice.testing}, which is what users see, and by our own tests. Imports {@code spi} and nothing else of the
 * product. Open {@link dev.sluice.internal.simulated.SimulatedSeams} first, then {@code SimulatedTasks}.
 */
@NullMarked
package dev.sluice.internal.simulated;

import org.jspecify.annotations.NullMarked;

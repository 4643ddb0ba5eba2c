/**
 * Time as the engine's pure functions see it: durations as text, batch times, and the grid that batches are cut on.
 *
 * <p>Imports nothing of Sluice and never asks what time it is. Open {@link dev.sluice.time.BatchGrid} first.
 */
@NullMarked
package dev.sluice.time;

import org.jspecify.annotations.NullMarked;

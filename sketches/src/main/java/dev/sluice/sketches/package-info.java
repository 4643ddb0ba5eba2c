/**
 * Approximate aggregates of bounded size, for more values than one can keep.
 *
 * <p>Imports {@code dev.sluice} and below. Open {@link dev.sluice.sketches.Sketches} first.
 */
@NullMarked
package dev.sluice.sketches;

import org.jspecify.annotations.NullMarked;

/**
 * What tasks and the rest of the program share: accumulators, which tasks add to, and broadcasts, which tasks read.
 *
 * <p>Imports layer 0. Open {@link dev.sluice.shared.Accumulator} first.
 */
@NullMarked
package dev.sluice.shared;

import org.jspecify.annotations.NullMarked;

/**
 * Sliding windows: a whole program beside hand-written rings over the same events.
 *
 * <p>Imports the API of the core. Open {@link dev.sluice.benchmarks.window.SlidingWindows} first.
 */
@NullMarked
package dev.sluice.benchmarks.window;

import org.jspecify.annotations.NullMarked;

/**
 * How programs describe event time: timestamps and watermarks, windows over them, and what windows give.
 *
 * <p>Imports layer 0. Open {@link dev.sluice.eventtime.EventTime} first, then {@link dev.sluice.eventtime.EventWindows}.
 */
@NullMarked
package dev.sluice.eventtime;

import org.jspecify.annotations.NullMarked;

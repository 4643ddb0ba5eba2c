/**
 * From timestamps to watermarks: what a batch's timestamps say, and how far event time has come with it.
 *
 * <p>Pure: nothing here runs a job or looks at a clock. Imports layer 2 and below. Open {@link dev.sluice.internal.eventtime.WatermarkTracker}
 * first.
 */
@NullMarked
package dev.sluice.internal.eventtime;

import org.jspecify.annotations.NullMarked;

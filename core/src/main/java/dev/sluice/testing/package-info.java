/**
 * What a user tests a streaming program with: time that stands still, and the production engine on one thread.
 *
 * <p>May import everything below the facade. Open {@link dev.sluice.testing.ManualClock} first.
 */
@NullMarked
package dev.sluice.testing;

import org.jspecify.annotations.NullMarked;

/** A long run at full speed, and what it leaves behind. Open {@link dev.sluice.benchmarks.soak.Soak} first. */
@NullMarked
package dev.sluice.benchmarks.soak;

import org.jspecify.annotations.NullMarked;

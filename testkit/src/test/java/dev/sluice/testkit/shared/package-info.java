/** Accumulators and broadcasts, on every runtime. */
@NullMarked
package dev.sluice.testkit.shared;

import org.jspecify.annotations.NullMarked;

/** What state by key costs: in time beside a hand-written loop, by the size of the state, and in memory. */
@NullMarked
package dev.sluice.benchmarks.state;

import org.jspecify.annotations.NullMarked;

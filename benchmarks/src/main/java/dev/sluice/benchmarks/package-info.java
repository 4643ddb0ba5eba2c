/**
 * Benchmarks, each of which states the question that it answers.
 *
 * <p>May import the core, the testkit and JMH.
 */
@NullMarked
package dev.sluice.benchmarks;

import org.jspecify.annotations.NullMarked;

/**
 * What others may implement: sources, receivers, sinks, runtimes, codecs, and the five seams to the outside world.
 *
 * <p>Each type states its calling protocol, and has a contract suite in the test kit. Imports {@code rdd} and layer 0 only.
 * Open {@link dev.sluice.spi.Source} first, or {@link dev.sluice.spi.Clock} for the seams.
 */
@NullMarked
package dev.sluice.spi;

import org.jspecify.annotations.NullMarked;

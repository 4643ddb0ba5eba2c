/**
 * The graph of a program as data: which streams and outputs it has, what each is made from, and where it was written.
 *
 * <p>Knows no time and no results. Imports {@code spi}, {@code event}, {@code rdd} and layer 0. Open
 * {@link dev.sluice.internal.graph.StreamGraph} first.
 */
@NullMarked
package dev.sluice.internal.graph;

import org.jspecify.annotations.NullMarked;

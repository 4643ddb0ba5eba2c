/**
 * The store that keeps state on the heap: columns of primitives where keys and values allow it, found by an open-addressing index.
 *
 * <p>Imports {@code internal.hashing}, {@code spi}, {@code rdd} and layer 0. Open {@link dev.sluice.internal.state.heap.HeapStateStore} first,
 * then {@code HeapTable}.
 */
@NullMarked
package dev.sluice.internal.state.heap;

import org.jspecify.annotations.NullMarked;

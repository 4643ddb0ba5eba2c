/**
 * The driver's side of accumulators and broadcasts.
 *
 * <p>Imports {@code spi}, {@code shared}, {@code rdd} and layer 0. Open {@link dev.sluice.internal.shared.SharedVariables} first.
 */
@NullMarked
package dev.sluice.internal.shared;

import org.jspecify.annotations.NullMarked;

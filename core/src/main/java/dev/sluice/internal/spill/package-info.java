/**
 * Elements that are kept as bytes, in memory or on disk: what received blocks and persisted partitions share.
 *
 * <p>Imports {@code spi} and layer 0. Open {@link dev.sluice.internal.spill.StoredBytes} first.
 */
@NullMarked
package dev.sluice.internal.spill;

import org.jspecify.annotations.NullMarked;

/**
 * How input from outside waits for its batch: blocks in memory and on disk, rate limits, and the life of receivers.
 *
 * <p>Imports {@code spill}, {@code spi}, {@code event}, {@code rdd} and layer 0 only. Open {@link dev.sluice.internal.ingest.ReceiverSource} first,
 * then {@link dev.sluice.internal.ingest.BlockBuffer}.
 */
@NullMarked
package dev.sluice.internal.ingest;

import org.jspecify.annotations.NullMarked;

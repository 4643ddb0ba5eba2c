/**
 * The sources in the box: TCP sockets, directories of text files, queues, generators, and whatever a custom receiver takes in.
 *
 * <p>Imports {@code spi}, {@code internal.ingest} and lower layers. Open {@link dev.sluice.source.SocketTextSource} first.
 */
@NullMarked
package dev.sluice.source;

import org.jspecify.annotations.NullMarked;

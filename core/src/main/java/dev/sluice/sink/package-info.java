/**
 * Where results go: the console, and files that appear whole.
 *
 * <p>Imports {@code spi} and below. Open {@link dev.sluice.sink.TextFileSink} first.
 */
@NullMarked
package dev.sluice.sink;

import org.jspecify.annotations.NullMarked;

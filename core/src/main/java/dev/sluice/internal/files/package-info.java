/**
 * Text files that appear whole: what the text sinks and {@code saveAsTextFile} share.
 *
 * <p>Imports {@code spi} and below. Open {@link dev.sluice.internal.files.TextDirectory} first.
 */
@NullMarked
package dev.sluice.internal.files;

import org.jspecify.annotations.NullMarked;

/**
 * The self-describing element codec: values to checksummed frames of bytes, and back.
 *
 * <p>Open {@link dev.sluice.internal.codec.ElementWriter} first: it states the layout of a frame.
 * {@link dev.sluice.internal.codec.CodecRegistry} decides which classes may be written and read;
 * {@link dev.sluice.internal.codec.RecordFormat} shows how stored and present classes are compared.
 *
 * <p>Works on byte arrays and buffers alone and knows no file. May import {@code dev.sluice.spi} and
 * {@code dev.sluice.error}.
 */
@NullMarked
package dev.sluice.internal.codec;

import org.jspecify.annotations.NullMarked;

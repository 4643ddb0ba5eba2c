package dev.sluice.spi;

import java.util.Iterator;
import java.util.List;

/**
 * Turns the elements of a received block into bytes, and back, so that the block can wait on disk.
 *
 * <p>The engine wires one implementation and hands it to sources in their {@link SourceContext}. Bytes are read again by the process
 * that wrote them, and by no other.
 *
 * <p><b>Thread rule:</b> thread-safe.
 */
public interface BlockCodec {

    /**
     * Returns the bytes of the elements, in order.
     *
     * @throws dev.sluice.error.StreamingException with code {@code CODEC_UNSUPPORTED}, naming the class, if one of the elements cannot
     *     be encoded
     */
    byte[] encode(List<?> elements);

    /**
     * Returns the elements that {@link #encode} was given, in order; they may be decoded as the iterator advances.
     *
     * @throws dev.sluice.error.StreamingException if the bytes are not what {@code encode} returned; the iterator throws it too
     */
    Iterator<?> decode(byte[] bytes);
}

package dev.sluice.internal.codec;

import dev.sluice.spi.BlockCodec;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;

/**
 * Encodes blocks as frames that carry the schema of what is in them.
 *
 * <p>Classes are registered as values are written, which is safe because only the process that wrote a block reads it.
 *
 * <p><b>Thread rule:</b> thread-safe because the registry is, and every call works with a writer or reader of its own.
 */
public final class FrameBlockCodec implements BlockCodec {
    private final CodecRegistry registry = CodecRegistry.dynamic();

    @Override
    public byte[] encode(List<?> elements) {
        ElementWriter writer = ElementWriter.standalone(registry);
        elements.forEach(writer::append);
        return writer.finishFrame();
    }

    @Override
    public Iterator<?> decode(byte[] bytes) {
        return new ElementReader(registry).open(ByteBuffer.wrap(bytes));
    }
}

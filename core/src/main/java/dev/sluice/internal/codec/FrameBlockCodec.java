package dev.sluice.internal.codec;

import dev.sluice.error.StreamingException;
import dev.sluice.spi.BlockCodec;
import dev.sluice.spi.Codec;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Encodes blocks as frames that carry the schema of what is in them.
 *
 * <p>Records and enums are admitted as values are written, which is safe because only the process that wrote a block reads it. Other
 * classes need a codec; all of them are registered before the first block.
 *
 * <p><b>Thread rule:</b> thread-safe because the registry is, every call works with a writer or reader of its own, and registering holds
 * this object's monitor.
 */
public final class FrameBlockCodec implements BlockCodec {
    private final List<Consumer<CodecRegistry.Builder>> registrations = new ArrayList<>();
    private volatile CodecRegistry registry = CodecRegistry.dynamic();

    /**
     * Writes values of {@code type} and its subtypes by a codec from now on.
     *
     * @throws StreamingException if the class has a codec already, or is one that takes none; nothing has changed then
     */
    public synchronized <T> void register(Class<T> type, Codec<T> codec) {
        Consumer<CodecRegistry.Builder> registration = builder -> builder.register(type, codec);
        CodecRegistry.Builder builder = CodecRegistry.builder();
        registrations.forEach(earlier -> earlier.accept(builder));
        registration.accept(builder);
        registry = builder.buildDynamic();
        registrations.add(registration);
    }

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

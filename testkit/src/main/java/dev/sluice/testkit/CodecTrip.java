package dev.sluice.testkit;

import static java.util.Objects.requireNonNull;

import dev.sluice.internal.codec.CodecRegistry;
import dev.sluice.internal.codec.ElementReader;
import dev.sluice.internal.codec.ElementWriter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes elements through the element codec, as they would go to disk or to another process.
 *
 * <p><b>Thread rule:</b> immutable.
 */
final class CodecTrip implements ElementTrip {
    private final CodecRegistry registry;

    CodecTrip(CodecRegistry registry) {
        this.registry = requireNonNull(registry, "registry");
    }

    @Override
    @SuppressWarnings("unchecked") // what is read is of the class that was written
    public <T> List<T> travel(List<T> elements) {
        ElementWriter writer = ElementWriter.standalone(registry);
        elements.forEach(writer::append);
        List<T> arrived = new ArrayList<>();
        new ElementReader(registry)
                .open(ByteBuffer.wrap(writer.finishFrame()))
                .forEachRemaining(element -> arrived.add((T) element));
        return arrived;
    }
}

package dev.sluice.testkit;

import static java.util.Objects.requireNonNull;

import dev.sluice.spi.BlockCodec;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes elements through the element codec, as they would go to disk or to another process.
 *
 * <p><b>Thread rule:</b> thread-safe because the codec is.
 */
final class CodecTrip implements ElementTrip {
    private final BlockCodec codec;

    CodecTrip(BlockCodec codec) {
        this.codec = requireNonNull(codec, "codec");
    }

    @Override
    @SuppressWarnings("unchecked") // what is read is of the class that was written
    public <T> List<T> travel(List<T> elements) {
        List<T> arrived = new ArrayList<>();
        codec.decode(codec.encode(elements)).forEachRemaining(element -> arrived.add((T) element));
        return arrived;
    }
}

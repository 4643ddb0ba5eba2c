package dev.sluice.sketches;

import static java.util.Objects.requireNonNull;

import dev.sluice.spi.Codec;
import dev.sluice.spi.CodecInput;
import dev.sluice.spi.CodecOutput;
import java.util.function.Function;

/**
 * Writes sketches as the library's own bytes, whose layout has a version of its own.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param name what is stored beside the values
 * @param reading makes a sketch of its bytes
 */
record SketchCodec<S extends Sketch>(String name, Function<byte[], S> reading) implements Codec<S> {

    SketchCodec {
        requireNonNull(name, "name");
        requireNonNull(reading, "reading");
    }

    static SketchCodec<DistinctSketch> ofDistinct() {
        return new SketchCodec<>("sluice-distinct-sketch", DistinctSketch::ofBytes);
    }

    static SketchCodec<QuantileSketch> ofQuantiles() {
        return new SketchCodec<>("sluice-quantile-sketch", QuantileSketch::ofBytes);
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void write(S value, CodecOutput out) {
        out.writeBytes(value.toByteArray());
    }

    @Override
    public S read(CodecInput in) {
        return reading.apply(in.readBytes());
    }
}

package dev.sluice.sketches;

import dev.sluice.spi.Codec;
import dev.sluice.testkit.contract.CodecContract;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;

/** The codecs keep the contract in every form that a sketch takes. */
class SketchCodecTest {
    /** Within the list, the set and the registers of HyperLogLog, and over several levels of KLL. */
    private static final List<Integer> COUNTS = List.of(0, 1, 7, 12, 3_000);

    @Nested
    class Distinct extends CodecContract<DistinctSketch> {
        @Override
        protected Codec<DistinctSketch> codec() {
            return SketchCodec.ofDistinct();
        }

        @Override
        protected List<DistinctSketch> values() {
            return COUNTS.stream()
                    .map(count -> {
                        DistinctSketch sketch = DistinctSketch.create(8);
                        IntStream.range(0, count).forEach(sketch::add);
                        return sketch;
                    })
                    .toList();
        }
    }

    @Nested
    class Quantiles extends CodecContract<QuantileSketch> {
        @Override
        protected Codec<QuantileSketch> codec() {
            return SketchCodec.ofQuantiles();
        }

        @Override
        protected List<QuantileSketch> values() {
            return COUNTS.stream()
                    .map(count -> {
                        QuantileSketch sketch = QuantileSketch.create(8);
                        IntStream.range(0, count).forEach(sketch::add);
                        return sketch;
                    })
                    .toList();
        }
    }
}

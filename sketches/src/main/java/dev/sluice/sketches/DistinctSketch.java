package dev.sluice.sketches;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;
import org.apache.datasketches.hll.Union;

/**
 * Which of many hash codes were seen, for the estimate of how many values differ: HyperLogLog.
 *
 * <p>A few values are kept as a list of their hash codes and take a few bytes each; from then on there is one byte for each of the 2<sup>lgK</sup> registers.
 *
 * <p><b>Thread rule:</b> used by one thread at a time; while nobody adds to it, by several.
 */
public final class DistinctSketch extends Sketch {
    /** In bytes per register, twice the smallest form; merging needs no conversion. */
    private static final TgtHllType TYPE = TgtHllType.HLL_8;

    /** What stands for a value without bytes, which the library would leave out. */
    private static final long[] EMPTY = {0x736c756963650000L, 0};

    private static final int TWO_STANDARD_ERRORS = 2;

    private final transient HllSketch sketch;

    private DistinctSketch(HllSketch sketch) {
        this.sketch = sketch;
    }

    static DistinctSketch create(int lgK) {
        return new DistinctSketch(new HllSketch(lgK, TYPE));
    }

    static DistinctSketch ofBytes(byte[] bytes) {
        return new DistinctSketch(HllSketch.heapify(bytes));
    }

    void add(Object value) {
        if (value instanceof String text) {
            addChars(text.toCharArray());
        } else if (value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte) {
            sketch.update(((Number) value).longValue());
        } else if (value instanceof Double || value instanceof Float) {
            sketch.update(((Number) value).doubleValue());
        } else if (value instanceof UUID uuid) {
            sketch.update(new long[] {uuid.getMostSignificantBits(), uuid.getLeastSignificantBits()});
        } else if (value instanceof Enum<?> constant) {
            addChars(constant.name().toCharArray());
        } else if (value instanceof Instant instant) {
            sketch.update(new long[] {instant.getEpochSecond(), instant.getNano()});
        } else if (value instanceof Character || value instanceof Boolean) {
            addChars(value.toString().toCharArray());
        } else {
            throw refused(value);
        }
    }

    DistinctSketch mergedWith(DistinctSketch later) {
        if (later.sketch.isEmpty()) {
            return this;
        }
        if (sketch.isEmpty()) {
            return later;
        }
        Union union = new Union(Math.max(sketch.getLgConfigK(), later.sketch.getLgConfigK()));
        union.update(sketch);
        union.update(later.sketch);
        return new DistinctSketch(union.getResult(TYPE));
    }

    Estimate estimate() {
        long value = Math.round(sketch.getEstimate());
        long lowerBound = Math.round(Math.floor(sketch.getLowerBound(TWO_STANDARD_ERRORS)));
        long upperBound = Math.round(Math.ceil(sketch.getUpperBound(TWO_STANDARD_ERRORS)));
        return new Estimate(value, Math.min(lowerBound, value), Math.max(upperBound, value));
    }

    @Override
    byte[] toByteArray() {
        return sketch.toUpdatableByteArray();
    }

    private void addChars(char[] chars) {
        if (chars.length == 0) {
            sketch.update(EMPTY);
        } else {
            sketch.update(chars);
        }
    }

    private static IllegalArgumentException refused(Object value) {
        return new IllegalArgumentException(
                "distinctCount cannot tell values of "
                        + value.getClass().getName()
                        + " apart, only numbers of primitive types, strings, characters, booleans,"
                        + " enums, UUIDs and Instants. Map them first: Aggregates.mapping(value -> value.id(), Sketches.distinctCount()).");
    }

    private Object writeReplace() {
        return new Stored(toByteArray());
    }

    /** What Java's serialisation writes. */
    @SuppressWarnings("ArrayRecordComponent") // never changed and never compared
    private record Stored(byte[] bytes) implements Serializable {
        private Object readResolve() {
            return ofBytes(bytes);
        }
    }
}

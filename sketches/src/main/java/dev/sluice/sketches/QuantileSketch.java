package dev.sluice.sketches;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.datasketches.kll.KllDoublesSketch;
import org.apache.datasketches.memory.Memory;
import org.apache.datasketches.quantilescommon.QuantileSearchCriteria;

/**
 * A sample of numbers by rank, for estimates of quantiles: KLL.
 *
 * <p>Up to about {@code k} numbers are all kept. Then half of them go again and again, each of the others standing for both; a coin that nobody seeds
 * says which half, so that the same numbers give other estimates another time, within the same bounds.
 *
 * <p><b>Thread rule:</b> used by one thread at a time; while nobody adds to it, by several.
 */
public final class QuantileSketch extends Sketch {
    private final transient KllDoublesSketch sketch;

    private QuantileSketch(KllDoublesSketch sketch) {
        this.sketch = sketch;
    }

    static QuantileSketch create(int k) {
        return new QuantileSketch(KllDoublesSketch.newHeapInstance(k));
    }

    static QuantileSketch ofBytes(byte[] bytes) {
        return new QuantileSketch(KllDoublesSketch.heapify(Memory.wrap(bytes)));
    }

    /** Adds a number; NaN has no rank and is refused. */
    void add(double value) {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException(
                    "quantiles got NaN, which is neither less nor greater than any number. Filter it out before.");
        }
        sketch.update(value);
    }

    QuantileSketch mergedWith(QuantileSketch later) {
        if (later.sketch.isEmpty()) {
            return this;
        }
        if (sketch.isEmpty()) {
            return later;
        }
        KllDoublesSketch merged = KllDoublesSketch.newHeapInstance(sketch.getK());
        merged.merge(sketch);
        merged.merge(later.sketch);
        return new QuantileSketch(merged);
    }

    /** Returns the least numbers of which at least so large parts of all are not greater; NaN if there are none. */
    List<Double> quantiles(List<Double> ranks) {
        // Asking sorts the sketch in place and keeps the sorted copy; panes of a window should do neither.
        KllDoublesSketch asked = ofBytes(toByteArray()).sketch;
        List<Double> quantiles = new ArrayList<>(ranks.size());
        for (double rank : ranks) {
            quantiles.add(asked.isEmpty() ? Double.NaN : asked.getQuantile(rank, QuantileSearchCriteria.INCLUSIVE));
        }
        return List.copyOf(quantiles);
    }

    @Override
    byte[] toByteArray() {
        return sketch.toByteArray();
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

package dev.sluice.sketches;

import java.io.Serializable;
import java.util.Arrays;

/**
 * A summary of values that has the same bounded size however many they are; equal to one of the same bytes.
 *
 * <p><b>Thread rule:</b> used by one thread at a time; while nobody adds to it, by several.
 */
public abstract sealed class Sketch implements Serializable permits DistinctSketch, QuantileSketch {

    /** Returns what the sketch is made of again. */
    abstract byte[] toByteArray();

    @Override
    public final boolean equals(Object other) {
        return other instanceof Sketch sketch
                && sketch.getClass() == getClass()
                && Arrays.equals(sketch.toByteArray(), toByteArray());
    }

    @Override
    public final int hashCode() {
        return Arrays.hashCode(toByteArray());
    }
}

package dev.sluice.testkit;

import dev.sluice.internal.codec.FrameBlockCodec;
import dev.sluice.spi.Codec;
import java.util.List;

/**
 * Takes elements from one task to another the way a network would: as bytes.
 *
 * <p><b>Thread rule:</b> thread-safe.
 */
public interface ElementTrip {

    /** Returns equal elements that share nothing with the ones given. */
    <T> List<T> travel(List<T> elements);

    /**
     * Returns the trip through the element codec, which admits every record and enum that it meets.
     *
     * <p>An element of another class fails its task, naming the class and the way to it.
     */
    static ElementTrip throughCodec() {
        return new CodecTrip(new FrameBlockCodec());
    }

    /** Returns the trip through the element codec, in which values of {@code type} are written by a codec of their own. */
    static <T> ElementTrip throughCodec(Class<T> type, Codec<T> codec) {
        FrameBlockCodec frames = new FrameBlockCodec();
        frames.register(type, codec);
        return new CodecTrip(frames);
    }

    /** Returns the trip that hands over the same elements, for elements that no codec knows. */
    static ElementTrip none() {
        return new ElementTrip() {
            @Override
            public <T> List<T> travel(List<T> elements) {
                return elements;
            }
        };
    }
}

package dev.sluice.spark;

import dev.sluice.error.StreamingException;
import dev.sluice.function.Pair;
import dev.sluice.internal.codec.CodecRegistry;
import dev.sluice.internal.codec.ElementReader;
import dev.sluice.internal.codec.ElementWriter;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What one partition of an exchange's parent sends to one of its targets, as bytes of the element codec.
 *
 * <p><b>Thread rule:</b> confined to its task.
 *
 * @param source the parent's partition
 * @param target the partition that it is for
 * @param contents the pairs as bytes, or the failure that there is instead
 */
record Parcel(int source, int target, Outcome<byte[]> contents) implements Serializable {
    /**
     * Reads only classes that it has written. That does for one JVM; on a cluster, registrations have to be sent along with the functions.
     */
    private static final CodecRegistry REGISTRY = CodecRegistry.dynamic();

    static Parcel of(int source, int target, List<Pair<Object, Object>> pairs) {
        ElementWriter writer = ElementWriter.standalone(REGISTRY);
        pairs.forEach(writer::append);
        return new Parcel(source, target, new Outcome<>(writer.finishFrame(), null));
    }

    static Parcel refused(int source, int target, StreamingException failure) {
        return new Parcel(source, target, new Outcome<>(null, failure));
    }

    /** Returns the pairs in order, or throws the failure. */
    @SuppressWarnings("unchecked") // what is read is of the class that was written
    List<Pair<Object, Object>> open() {
        List<Pair<Object, Object>> pairs = new ArrayList<>();
        new ElementReader(REGISTRY)
                .open(ByteBuffer.wrap(contents.orThrow()))
                .forEachRemaining(pair -> pairs.add((Pair<Object, Object>) pair));
        return pairs;
    }
}

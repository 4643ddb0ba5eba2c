package dev.sluice.internal.codec;

import static java.util.Objects.requireNonNull;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import dev.sluice.spi.CodecInput;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Opens the frames of an {@link ElementWriter}, and refuses whatever is not exactly what was written.
 *
 * <p>Keeps the schema of chained frames from one to the next; a frame that stands alone starts it anew. Every class of
 * a frame's schema is matched with the registered one when the frame is opened, before any element is read.
 *
 * <p><b>Thread rule:</b> confined to one thread at a time.
 */
public final class ElementReader {
    /** The number of bytes after which {@link #frameLength} knows how long a frame is. */
    public static final int HEADER_BYTES = FrameHeader.BYTES;

    private final CodecRegistry registry;
    private List<ValueReader> schemaReaders = List.of();
    private CRC32C schemaChecksum = new CRC32C();

    /** Creates a reader for the classes of {@code registry}. */
    public ElementReader(CodecRegistry registry) {
        this.registry = requireNonNull(registry, "registry");
    }

    /**
     * Returns the length of the frame that starts at the position of {@code header}, which is not moved.
     *
     * <p>The checksum cannot be checked yet: compare the length with what is there before allocating so much.
     *
     * @throws StreamingException when the bytes are not the start of a frame
     */
    public static int frameLength(ByteBuffer header) {
        return FrameHeader.frameLength(header);
    }

    /**
     * Takes the frame at the position of {@code source} and moves behind it; the bytes are copied.
     *
     * @throws StreamingException when the frame is damaged, cut off or out of order, or when a class in it is not
     *     registered or has changed such that its values cannot be read; {@code source} is as before
     */
    public ElementFrame open(ByteBuffer source) {
        ByteBuffer ahead = source.duplicate();
        byte[] frame = FrameHeader.take(ahead);
        CodecInput in = new CodecInput(frame, FrameHeader.BYTES, frame.length - FrameHeader.BYTES);
        readSchema(in, frame);
        int elementCount = in.readCount(1);
        source.position(ahead.position());
        return new ElementFrame(new Decoder(in, schemaReaders), elementCount);
    }

    private void readSchema(CodecInput in, byte[] frame) {
        int knownCount = in.readVarInt();
        int knownChecksum = in.readFixedInt();
        if (knownCount != 0) {
            requireKnown(knownCount, knownChecksum);
        }
        List<ValueReader> readers = new ArrayList<>(schemaReaders.subList(0, knownCount));
        int newCount = in.readCount(3);
        int start = in.position();
        for (int row = 0; row < newCount; row++) {
            readers.add(readerOf(StoredType.readFrom(in)));
        }
        if (knownCount == 0) {
            schemaChecksum = new CRC32C();
        }
        schemaChecksum.update(frame, start, in.position() - start);
        schemaReaders = List.copyOf(readers);
    }

    private void requireKnown(int knownCount, int knownChecksum) {
        if (knownCount != schemaReaders.size() || knownChecksum != (int) schemaChecksum.getValue()) {
            throw new StreamingException(
                    ErrorCode.CODEC_CORRUPT,
                    "Frame refused: it continues a schema of " + Integer.toUnsignedString(knownCount)
                            + " classes, and this reader has another of " + schemaReaders.size()
                            + ". Read chained frames of one writer, in order, from the first.");
        }
    }

    private ValueReader readerOf(StoredType stored) {
        try {
            return registry.readerOf(stored);
        } catch (CodecPathException problem) {
            throw new StreamingException(
                    ErrorCode.CODEC_SCHEMA_MISMATCH, "Cannot read stored " + problem.describe(), problem);
        }
    }
}

package dev.sluice.internal.codec;

import static java.util.Objects.requireNonNull;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import dev.sluice.spi.CodecOutput;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * Turns elements into frames of bytes that describe themselves.
 *
 * <p>A frame is a {@link FrameHeader}, then: how many schema rows the reader must know already, and the CRC32C of their
 * bytes; the number of new rows and the rows; the number of elements, and the elements. Each element is the number of
 * its type and its payload, so one frame may mix classes.
 *
 * <p>The frames of a {@link #standalone} writer carry every row they need and can be read in any order. Those of a
 * {@link #chained} writer carry a class once in the life of the writer: smaller, but to be read from the first on.
 *
 * <p><b>Thread rule:</b> confined to one thread at a time.
 */
public final class ElementWriter {
    private final Encoder encoder;
    private final boolean isStandalone;
    private final CRC32C schemaChecksum = new CRC32C();
    private int elementCount;

    private ElementWriter(CodecRegistry registry, boolean isStandalone) {
        this.encoder = new Encoder(requireNonNull(registry, "registry"));
        this.isStandalone = isStandalone;
    }

    /** Returns a writer whose frames can each be read alone. */
    public static ElementWriter standalone(CodecRegistry registry) {
        return new ElementWriter(registry, true);
    }

    /** Returns a writer whose frames are to be read by one {@link ElementReader} in the order they were finished. */
    public static ElementWriter chained(CodecRegistry registry) {
        return new ElementWriter(registry, false);
    }

    /**
     * Adds {@code element} to the frame being built.
     *
     * @throws StreamingException naming the class that cannot be encoded and the path to it; the frame is as before
     */
    public void append(Object element) {
        requireNonNull(element, "element");
        try {
            encoder.writeElement(element);
        } catch (CodecPathException problem) {
            String outermost = element.getClass().getSimpleName();
            throw new StreamingException(
                    ErrorCode.CODEC_UNSUPPORTED,
                    "Cannot encode " + problem.inside(outermost).describe(),
                    problem);
        }
        elementCount++;
    }

    /** Returns the number of elements in the frame being built. */
    public int elementCount() {
        return elementCount;
    }

    /** Returns the bytes that the elements take so far, by which a caller decides when to finish the frame. */
    public int payloadBytes() {
        return encoder.out().size();
    }

    /** Returns the frame, which may be empty, and starts the next one. */
    public byte[] finishFrame() {
        CodecOutput prefix = new CodecOutput(32);
        prefix.writeVarInt(encoder.knownTypeCount() - encoder.newTypeCount());
        prefix.writeFixedInt((int) schemaChecksum.getValue());
        prefix.writeVarInt(encoder.newTypeCount());
        CodecOutput counts = new CodecOutput(8);
        counts.writeVarInt(elementCount);
        byte[] frame = assemble(prefix, encoder.schema(), counts, encoder.out());
        startNextFrame();
        return frame;
    }

    private static byte[] assemble(CodecOutput... parts) {
        long length = FrameHeader.BYTES;
        for (CodecOutput part : parts) {
            length += part.size();
        }
        if (length > Integer.MAX_VALUE - 8) {
            throw new StreamingException(
                    ErrorCode.CODEC_UNSUPPORTED,
                    "A frame of " + length + " bytes is over the limit of 2 GiB. Finish frames earlier.");
        }
        ByteBuffer frame = ByteBuffer.allocate((int) length).position(FrameHeader.BYTES);
        for (CodecOutput part : parts) {
            part.copyTo(frame);
        }
        FrameHeader.seal(frame.array());
        return frame.array();
    }

    private void startNextFrame() {
        if (!isStandalone) {
            schemaChecksum.update(encoder.schema().toByteArray());
        }
        encoder.startFrame(isStandalone);
        elementCount = 0;
    }
}

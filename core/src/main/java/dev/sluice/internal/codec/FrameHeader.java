package dev.sluice.internal.codec;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * Writes and checks the fixed part of a frame: magic, version, length and checksum.
 *
 * <pre>
 *   4  magic "SLCF"     4  length of the frame, this header included
 *   1  version          4  CRC32C of everything else in the frame
 * </pre>
 *
 * <p>In this order: magic, version, length, checksum. CRC32C finds every error of up to 32 consecutive bits.
 */
final class FrameHeader {
    static final int BYTES = 13;
    private static final int MAGIC = 0x534C4346;
    private static final byte VERSION = 1;
    private static final int CHECKSUM_OFFSET = 9;

    private FrameHeader() {}

    /** Fills in the first {@link #BYTES} bytes of {@code frame}, whose rest is complete. */
    static void seal(byte[] frame) {
        ByteBuffer header = ByteBuffer.wrap(frame);
        header.putInt(MAGIC).put(VERSION).putInt(frame.length);
        header.putInt(checksum(frame));
    }

    /** Returns the length of the frame whose first bytes are at the position of {@code source}, unmoved. */
    static int frameLength(ByteBuffer source) {
        if (source.remaining() < BYTES) {
            throw corrupt(
                    "the header takes " + BYTES + " bytes, " + source.remaining() + " are there", "It was cut off.");
        }
        ByteBuffer header = source.slice();
        int magic = header.getInt();
        if (magic != MAGIC) {
            throw corrupt(
                    "it starts with 0x" + Integer.toHexString(magic) + " instead of 0x" + Integer.toHexString(MAGIC),
                    "These are not encoded elements, or the reading position is wrong.");
        }
        byte version = header.get();
        if (version != VERSION) {
            throw corrupt(
                    "it has format version " + version + ", this release reads " + VERSION,
                    "Read it with the release that wrote it.");
        }
        int length = header.getInt();
        if (length < BYTES) {
            throw corrupt("its length is " + length + ", less than its header of " + BYTES, "Discard it.");
        }
        return length;
    }

    /** Takes one checked frame off {@code source}. */
    static byte[] take(ByteBuffer source) {
        int length = frameLength(source);
        if (length > source.remaining()) {
            throw corrupt(
                    "its length is " + length + " bytes, " + source.remaining() + " are there",
                    "It was cut off, or its length is damaged.");
        }
        byte[] frame = new byte[length];
        source.slice().get(frame);
        int stored = ByteBuffer.wrap(frame).getInt(CHECKSUM_OFFSET);
        int computed = checksum(frame);
        if (stored != computed) {
            throw corrupt(
                    "its checksum is 0x" + Integer.toHexString(computed) + ", stored is 0x"
                            + Integer.toHexString(stored),
                    "Restore it from a good copy, or discard it.");
        }
        source.position(source.position() + length);
        return frame;
    }

    private static int checksum(byte[] frame) {
        CRC32C crc = new CRC32C();
        crc.update(frame, 0, CHECKSUM_OFFSET);
        crc.update(frame, BYTES, frame.length - BYTES);
        return (int) crc.getValue();
    }

    private static StreamingException corrupt(String problem, String advice) {
        return new StreamingException(ErrorCode.CODEC_CORRUPT, "Frame refused: " + problem + ". " + advice);
    }
}

package dev.sluice.spi;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import java.util.Objects;

/**
 * Takes values back out of a range of bytes that {@link CodecOutput} wrote.
 *
 * <p>Every read is checked against the end of the range. A stored length is compared with the bytes left before
 * anything is allocated, so corrupt bytes never cost more memory than they are long. A read that does not fit throws
 * {@link StreamingException} with the offset and leaves the input unusable.
 *
 * <p><b>Thread rule:</b> confined to one thread at a time.
 */
public final class CodecInput {
    private final byte[] bytes;
    private final int limit;
    private int position;

    /** Reads {@code length} bytes of {@code bytes} from {@code offset}; the array is not copied and must not change. */
    public CodecInput(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        this.bytes = bytes;
        this.position = offset;
        this.limit = offset + length;
    }

    /** Returns the offset of the next byte in the array behind this input. */
    public int position() {
        return position;
    }

    /** Returns the number of bytes left. */
    public int remaining() {
        return limit - position;
    }

    /** Reads one byte. */
    public byte readByte() {
        require(1, "a byte");
        return bytes[position++];
    }

    /** Reads one byte, which must be 0 or 1. */
    public boolean readBoolean() {
        byte value = readByte();
        if (value != 0 && value != 1) {
            throw corrupt("a boolean must be 0 or 1, got " + value);
        }
        return value == 1;
    }

    /** Reads 1 to 5 bytes. */
    public int readVarInt() {
        int value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            byte next = readByte();
            if (shift == 28 && (next & 0xF0) != 0) {
                throw corrupt("a number does not fit into 32 bits");
            }
            value |= (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new AssertionError("the fifth byte ends the number or is refused");
    }

    /** Reads 1 to 10 bytes. */
    public long readVarLong() {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            byte next = readByte();
            if (shift == 63 && (next & 0xFE) != 0) {
                throw corrupt("a number does not fit into 64 bits");
            }
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new AssertionError("the tenth byte ends the number or is refused");
    }

    /** Reads 1 to 5 bytes. */
    public int readZigZagInt() {
        int value = readVarInt();
        return (value >>> 1) ^ -(value & 1);
    }

    /** Reads 1 to 10 bytes. */
    public long readZigZagLong() {
        long value = readVarLong();
        return (value >>> 1) ^ -(value & 1);
    }

    /** Reads 2 bytes. */
    public short readFixedShort() {
        require(2, "2 bytes");
        return (short) ((bytes[position++] << 8) | (bytes[position++] & 0xFF));
    }

    /** Reads 4 bytes. */
    public int readFixedInt() {
        require(4, "4 bytes");
        int value = 0;
        for (int index = 0; index < 4; index++) {
            value = (value << 8) | (bytes[position++] & 0xFF);
        }
        return value;
    }

    /** Reads 8 bytes. */
    public long readFixedLong() {
        require(8, "8 bytes");
        long value = 0;
        for (int index = 0; index < 8; index++) {
            value = (value << 8) | (bytes[position++] & 0xFF);
        }
        return value;
    }

    /** Reads 4 bytes. */
    public float readFloat() {
        return Float.intBitsToFloat(readFixedInt());
    }

    /** Reads 8 bytes. */
    public double readDouble() {
        return Double.longBitsToDouble(readFixedLong());
    }

    /** Reads a length and as many bytes of text. */
    public String readString() {
        int length = readCount(1);
        String text = Utf8.decode(bytes, position, length);
        if (text == null) {
            throw corrupt("a string of " + length + " bytes is not UTF-8");
        }
        position += length;
        return text;
    }

    /** Reads a length and as many bytes. */
    public byte[] readBytes() {
        byte[] value = new byte[readCount(1)];
        System.arraycopy(bytes, position, value, 0, value.length);
        position += value.length;
        return value;
    }

    /**
     * Reads a number of items written by {@link CodecOutput#writeVarInt}, each of at least {@code minItemBytes}, and
     * refuses it when that many items cannot be in the bytes left. What is allocated for the items is thereby bounded.
     */
    public int readCount(int minItemBytes) {
        int count = readVarInt();
        if (count < 0 || (long) count * minItemBytes > remaining()) {
            throw corrupt("a length of " + Integer.toUnsignedString(count) + " items of at least " + minItemBytes
                    + " bytes exceeds the " + remaining() + " bytes left");
        }
        return count;
    }

    /** Returns an input of a stored length and that many bytes, and moves behind them. */
    public CodecInput readSlice() {
        int length = readCount(1);
        CodecInput slice = new CodecInput(bytes, position, length);
        position += length;
        return slice;
    }

    /** Returns the exception that says {@code problem} was met at this position; the caller throws it. */
    public StreamingException corrupt(String problem) {
        return new StreamingException(
                ErrorCode.CODEC_CORRUPT,
                "Encoded bytes are corrupt at offset " + position + " of " + limit + ": " + problem
                        + ". Restore the bytes from a good copy, or discard them.");
    }

    private void require(int count, String what) {
        if (limit - position < count) {
            throw corrupt("expected " + what + ", " + remaining() + " bytes are left");
        }
    }
}

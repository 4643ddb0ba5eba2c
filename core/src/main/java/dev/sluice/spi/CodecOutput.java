package dev.sluice.spi;

import static java.util.Objects.requireNonNull;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;

/**
 * Collects the bytes of encoded values in memory.
 *
 * <p>Grows as needed up to just under 2 GiB, where a write is refused and leaves what was written before intact.
 * Fixed-width numbers are big-endian. What each {@code write} method appends, the {@code read} method of the same name
 * of {@link CodecInput} takes back.
 *
 * <p><b>Thread rule:</b> confined to one thread at a time.
 */
public final class CodecOutput {
    /** The largest array that every JVM is able to allocate. */
    private static final int MAX_BYTES = Integer.MAX_VALUE - 8;

    private byte[] bytes;
    private int size;

    /** Creates an output that holds {@code initialBytes} before it first grows. */
    public CodecOutput(int initialBytes) {
        if (initialBytes < 0) {
            throw new IllegalArgumentException("initialBytes must be 0 or more, got " + initialBytes);
        }
        this.bytes = new byte[initialBytes];
    }

    /** Returns the number of bytes written so far. */
    public int size() {
        return size;
    }

    /** Returns a copy of the bytes written so far. */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    /** Copies the bytes written so far to {@code target}, which must have room for {@link #size()} bytes. */
    public void copyTo(ByteBuffer target) {
        target.put(bytes, 0, size);
    }

    /** Takes back everything after the first {@code newSize} bytes; the memory is kept for what is written next. */
    public void truncate(int newSize) {
        size = Objects.checkIndex(newSize, size + 1);
    }

    /** Writes the low eight bits. */
    public void writeByte(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    /** Writes one byte, 0 or 1. */
    public void writeBoolean(boolean value) {
        writeByte(value ? 1 : 0);
    }

    /** Writes 1 to 5 bytes, fewer for smaller values; the value is taken as unsigned, so a negative one takes 5. */
    public void writeVarInt(int value) {
        reserve(5);
        int rest = value;
        while ((rest & ~0x7F) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /** Writes 1 to 10 bytes, fewer for smaller values; the value is taken as unsigned, so a negative one takes 10. */
    public void writeVarLong(long value) {
        reserve(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /** Writes 1 to 5 bytes, fewer for values near zero on either side. */
    public void writeZigZagInt(int value) {
        writeVarInt((value << 1) ^ (value >> 31));
    }

    /** Writes 1 to 10 bytes, fewer for values near zero on either side. */
    public void writeZigZagLong(long value) {
        writeVarLong((value << 1) ^ (value >> 63));
    }

    /** Writes 2 bytes. */
    public void writeFixedShort(int value) {
        reserve(2);
        bytes[size++] = (byte) (value >>> 8);
        bytes[size++] = (byte) value;
    }

    /** Writes 4 bytes. */
    public void writeFixedInt(int value) {
        reserve(4);
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    /** Writes 8 bytes. */
    public void writeFixedLong(long value) {
        reserve(8);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    /** Writes 4 bytes; every bit pattern of a NaN is kept. */
    public void writeFloat(float value) {
        writeFixedInt(Float.floatToRawIntBits(value));
    }

    /** Writes 8 bytes; every bit pattern of a NaN is kept. */
    public void writeDouble(double value) {
        writeFixedLong(Double.doubleToRawLongBits(value));
    }

    /** Writes the length, then UTF-8. An unpaired surrogate is kept as three bytes, so every string comes back equal. */
    public void writeString(String value) {
        requireNonNull(value, "value");
        int byteCount = Utf8.byteCount(value);
        writeVarInt(byteCount);
        reserve(byteCount);
        Utf8.encode(value, bytes, size);
        size += byteCount;
    }

    /** Writes the length, then the bytes. */
    public void writeBytes(byte[] value) {
        writeVarInt(value.length);
        writeRaw(value, 0, value.length);
    }

    /** Writes {@code length} bytes as they are, without their length. */
    public void writeRaw(byte[] source, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, source.length);
        reserve(length);
        System.arraycopy(source, offset, bytes, size, length);
        size += length;
    }

    /** Writes the length of {@code source}, then its bytes. */
    public void writeBytes(CodecOutput source) {
        writeVarInt(source.size);
        writeRaw(source.bytes, 0, source.size);
    }

    private void reserve(int count) {
        if (bytes.length - size < count) {
            grow(count);
        }
    }

    private void grow(int count) {
        long needed = (long) size + count;
        if (needed > MAX_BYTES) {
            throw new StreamingException(
                    ErrorCode.CODEC_UNSUPPORTED,
                    "Encoded values take " + needed + " bytes, over the limit of " + MAX_BYTES
                            + " bytes of one buffer. Write fewer elements per frame, or smaller ones.");
        }
        long doubled = Math.max(64L, 2L * bytes.length);
        bytes = Arrays.copyOf(bytes, (int) Math.min(MAX_BYTES, Math.max(doubled, needed)));
    }
}

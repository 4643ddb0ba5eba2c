package dev.sluice.rocksdb;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import dev.sluice.rdd.StableHash;
import dev.sluice.spi.BlockCodec;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How entries become rows.
 *
 * <p>A key is found by 96 bits of stable hashes, which agree with {@code equals} where encoded bytes need not: a set may be written in any order.
 * Keys of equal hashes share a row, one after the other, and are told apart by {@code equals}. All numbers are big-endian, times with the
 * sign turned, so that RocksDB's order of bytes is that of numbers.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param codec turns keys and values into bytes
 */
record Rows(BlockCodec codec) {
    private static final int ENTRY_HEADER_BYTES = 2 * Long.BYTES + Integer.BYTES;

    /** Returns the row of a key among {@link Database.Family#ENTRIES}. */
    static byte[] hashRow(int tableId, Object key) {
        if (!StableHash.isStable(key.getClass())) {
            throw new StreamingException(
                    ErrorCode.CODEC_UNSUPPORTED,
                    "The state store rocksdb cannot find keys of "
                            + key.getClass().getName()
                            + ", which has no stable hash. Use a record, an enum or a value of the JDK as the key, or keep"
                            + " state with sluice.state.store=heap.");
        }
        return ByteBuffer.allocate(2 * Integer.BYTES + Long.BYTES)
                .putInt(tableId)
                .putInt(StableHash.of(key))
                .putLong(StableHash.second(key))
                .array();
    }

    static byte[] ageRow(int tableId, long age) {
        return ByteBuffer.allocate(Integer.BYTES + Long.BYTES)
                .putInt(tableId)
                .putLong(age)
                .array();
    }

    static byte[] deadlineRow(int tableId, long deadlineMillis, long age) {
        return ByteBuffer.allocate(Integer.BYTES + 2 * Long.BYTES)
                .putInt(tableId)
                .putLong(deadlineMillis ^ Long.MIN_VALUE)
                .putLong(age)
                .array();
    }

    static byte[] tableRow(int tableId) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(tableId).array();
    }

    /** Returns the bytes of a key and its value. */
    byte[] encode(Object key, Object value) {
        try {
            return codec.encode(List.of(key, value));
        } catch (StreamingException unsupported) {
            throw new StreamingException(
                    unsupported.code(),
                    unsupported.getMessage()
                            + " The state store rocksdb keeps bytes: call StreamingContext.registerCodec for the class, or"
                            + " keep state with sluice.state.store=heap.",
                    unsupported);
        }
    }

    /** Returns the entries that share a row. */
    List<Entry> decode(byte @Nullable [] row) {
        List<Entry> entries = new ArrayList<>(1);
        if (row == null) {
            return entries;
        }
        ByteBuffer bytes = ByteBuffer.wrap(row);
        while (bytes.hasRemaining()) {
            long age = bytes.getLong();
            long deadlineMillis = bytes.getLong();
            byte[] frame = new byte[bytes.getInt()];
            bytes.get(frame);
            Iterator<?> elements = codec.decode(frame);
            entries.add(new Entry(elements.next(), elements.next(), deadlineMillis, age));
        }
        return entries;
    }

    /** Returns an entry of a row. */
    static byte[] entry(byte[] frame, long deadlineMillis, long age) {
        return ByteBuffer.allocate(ENTRY_HEADER_BYTES + frame.length)
                .putLong(age)
                .putLong(deadlineMillis)
                .putInt(frame.length)
                .put(frame)
                .array();
    }
}

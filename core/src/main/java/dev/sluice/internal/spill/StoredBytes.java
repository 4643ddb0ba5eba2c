package dev.sluice.internal.spill;

import static java.util.Objects.requireNonNull;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import dev.sluice.spi.BlockCodec;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * The encoded form of some elements: an array, or a range of a spill file.
 *
 * <p><b>Thread rule:</b> immutable.
 */
public final class StoredBytes {
    private final BlockCodec codec;
    private final int length;
    private final byte @Nullable [] array;
    private final @Nullable SpillFile file;
    private final long offset;

    private StoredBytes(BlockCodec codec, int length, byte @Nullable [] array, @Nullable SpillFile file, long offset) {
        this.codec = codec;
        this.length = length;
        this.array = array;
        this.file = file;
        this.offset = offset;
    }

    public static StoredBytes inMemory(BlockCodec codec, byte[] bytes) {
        return new StoredBytes(codec, bytes.length, bytes, null, 0);
    }

    public static StoredBytes inFile(BlockCodec codec, SpillFile file, long offset, int length) {
        return new StoredBytes(codec, length, null, file, offset);
    }

    public boolean isInMemory() {
        return array != null;
    }

    public int length() {
        return length;
    }

    /** Returns the bytes; only if they are in memory. */
    public byte[] array() {
        return requireNonNull(array);
    }

    /** Returns the file that the bytes are in, or null if they are in memory. */
    public @Nullable SpillFile file() {
        return file;
    }

    public Iterator<?> open() throws IOException {
        return codec.decode(array != null ? array : read(requireNonNull(file)));
    }

    private byte[] read(SpillFile source) throws IOException {
        try (InputStream in = source.read(offset)) {
            byte[] bytes = in.readNBytes(length);
            if (bytes.length < length) {
                throw new StreamingException(
                        ErrorCode.STORAGE_BLOCK_MISSING,
                        "Spill file " + source.path() + " ends after " + (offset + bytes.length) + " bytes, expected "
                                + (offset + length) + ". Something else changed it; give sluice.spill.directory a"
                                + " directory that nothing else touches.");
            }
            return bytes;
        }
    }
}

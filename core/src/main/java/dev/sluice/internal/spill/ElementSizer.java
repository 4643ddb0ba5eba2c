package dev.sluice.internal.spill;

import dev.sluice.spi.BlockCodec;
import java.util.List;

/**
 * Estimates how much memory an element takes.
 *
 * <p>Strings, byte arrays and boxed numbers are computed; of anything else one in {@value #SAMPLE_EVERY} is encoded, and its size,
 * doubled for object headers and references, stands for the others.
 *
 * <p><b>Thread rule:</b> thread-safe; threads that race on the sampled figures only make an estimate a little older.
 */
public final class ElementSizer {
    private static final int SAMPLE_EVERY = 64;
    /** A reference in the block, the string object and its array's header, padded. */
    private static final int STRING_OVERHEAD_BYTES = 52;

    private static final int ARRAY_OVERHEAD_BYTES = 24;
    private static final int NUMBER_BYTES = 28;
    private static final int UNKNOWN_BYTES = 128;

    private final BlockCodec codec;
    private int stringCount;
    private int bytesPerChar = 1;
    private int otherCount;
    private int otherBytes = UNKNOWN_BYTES;

    /** Creates a sizer that encodes samples by {@code codec}. */
    public ElementSizer(BlockCodec codec) {
        this.codec = codec;
    }

    /** Returns the estimated size in bytes; always at least 1. */
    public long sizeOf(Object element) {
        if (element instanceof String text) {
            if (stringCount++ % SAMPLE_EVERY == 0) {
                bytesPerChar = isLatin1(text) ? 1 : 2;
            }
            return STRING_OVERHEAD_BYTES + (long) bytesPerChar * text.length();
        }
        if (element instanceof byte[] bytes) {
            return ARRAY_OVERHEAD_BYTES + (long) bytes.length;
        }
        if (element instanceof Number) {
            return NUMBER_BYTES;
        }
        if (otherCount++ % SAMPLE_EVERY == 0) {
            otherBytes = sampledSizeOf(element);
        }
        return otherBytes;
    }

    /** Strings are stored with one byte for each char until one of them needs two. */
    private static boolean isLatin1(String text) {
        for (int index = 0; index < text.length(); index++) {
            if (text.charAt(index) > 0xFF) {
                return false;
            }
        }
        return true;
    }

    /** An element that cannot be encoded is reported when its block has to be; for a size, a guess will do. */
    private int sampledSizeOf(Object element) {
        try {
            return (int) Math.min(Integer.MAX_VALUE, 16L + 2L * codec.encode(List.of(element)).length);
        } catch (RuntimeException unsupported) { // a codec of the user's may throw anything
            return UNKNOWN_BYTES;
        }
    }
}

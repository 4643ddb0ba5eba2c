package dev.sluice.internal.embedded;

import dev.sluice.internal.spill.SpillFile;
import dev.sluice.internal.spill.StoredBytes;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a partition that is kept, as objects or as bytes.
 *
 * <p><b>Thread rule:</b> immutable.
 */
sealed interface KeptPartition {

    Iterator<?> open() throws IOException;

    int elementCount();

    /** Returns what this one counts for in the memory that has a bound, in bytes. */
    long countedBytes();

    /** Returns the file that goes with this partition, null if there is none. */
    @Nullable
    SpillFile file();

    /** Elements as they are. */
    @SuppressWarnings("ArrayRecordComponent") // never changed and never compared
    record Objects(Object[] elements, long countedBytes) implements KeptPartition {
        @Override
        public Iterator<?> open() {
            return Arrays.asList(elements).iterator();
        }

        @Override
        public int elementCount() {
            return elements.length;
        }

        @Override
        public @Nullable SpillFile file() {
            return null;
        }
    }

    /** Encoded elements. */
    record Bytes(StoredBytes stored, int elementCount, long countedBytes) implements KeptPartition {
        @Override
        public Iterator<?> open() throws IOException {
            return stored.open();
        }

        @Override
        public @Nullable SpillFile file() {
            return stored.file();
        }
    }
}

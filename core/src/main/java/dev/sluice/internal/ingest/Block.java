package dev.sluice.internal.ingest;

import static java.util.Objects.requireNonNull;

import dev.sluice.internal.spill.StoredBytes;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Some records in the order in which they arrived, which no batch boundary divides.
 *
 * <p>While it is open, records are added under the lock of its {@link BlockBuffer}. Once it is sealed its content never changes, only
 * where it is: as objects, as bytes in memory, or in a spill file. Readers may come at any of these times, and go on with what they
 * have when the block moves.
 *
 * <p><b>Thread rule:</b> fields are guarded by the buffer's lock, except that a sealed block's content may be read by any thread that
 * the buffer handed it to.
 *
 * @param <T> the records
 */
final class Block<T> {
    private static final int LARGEST_FIRST_CAPACITY = 4096;

    /** Set when the block is sealed; ascending in order of arrival. */
    long sequence;
    /** What this block counts for in memory, by estimate. */
    long memoryBytes;

    boolean isBeingMoved;
    boolean isPlanned;
    boolean isReleased;

    private int size;
    private volatile @Nullable Object @Nullable [] elements;
    private volatile @Nullable StoredBytes stored;

    Block(int expectedSize) {
        elements = new Object[Math.max(8, Math.min(LARGEST_FIRST_CAPACITY, expectedSize))];
    }

    void add(T element, long estimatedBytes) {
        @Nullable Object[] room = requireNonNull(elements);
        if (size == room.length) {
            room = Arrays.copyOf(room, Math.multiplyExact(size, 2));
            elements = room;
        }
        room[size++] = element;
        memoryBytes += estimatedBytes;
    }

    int size() {
        return size;
    }

    /** Returns whether spilling this block would give memory back. */
    boolean isInMemory() {
        StoredBytes bytes = stored;
        return bytes == null || bytes.isInMemory();
    }

    /** Returns the encoded form, if there is one. */
    @Nullable
    StoredBytes stored() {
        return stored;
    }

    /** Returns the records as objects; only while {@link #stored} is null. */
    List<@Nullable Object> objects() {
        return Collections.unmodifiableList(
                Arrays.asList(requireNonNull(elements)).subList(0, size));
    }

    /** Replaces the content by an encoded form of it. */
    void moveTo(StoredBytes bytes) {
        stored = bytes;
        elements = null;
    }

    /** Opens the block at its first record. */
    @SuppressWarnings("unchecked") // add() takes only T, and the codec gives back what it was given
    Iterator<T> open() throws IOException {
        @Nullable Object[] objects = elements;
        if (objects != null) {
            return new ObjectIterator<>(objects, size);
        }
        return (Iterator<T>) requireNonNull(stored).open();
    }

    /** Walks over the first objects of an array. */
    private static final class ObjectIterator<T> implements Iterator<T> {
        private final @Nullable Object[] objects;
        private final int end;
        private int next;

        ObjectIterator(@Nullable Object[] objects, int end) {
            this.objects = objects;
            this.end = end;
        }

        @Override
        public boolean hasNext() {
            return next < end;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T next() {
            if (next >= end) {
                throw new NoSuchElementException("the block has " + end + " records");
            }
            return (T) requireNonNull(objects[next++]);
        }
    }
}

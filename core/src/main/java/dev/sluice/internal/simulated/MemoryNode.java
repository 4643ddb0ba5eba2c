package dev.sluice.internal.simulated;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A file or directory of a {@link MemoryDisk}, as it is now and as it would be after a power failure.
 *
 * <p><b>Thread rule:</b> confined to the lock of its disk.
 */
abstract sealed class MemoryNode {
    private long modifiedMillis;

    final long modifiedMillis() {
        return modifiedMillis;
    }

    final void touch(long nowMillis) {
        modifiedMillis = nowMillis;
    }

    /** Forgets what was not made durable. */
    abstract void crash();

    /** The bytes of a file; the first {@code durableSize} of them are durable. */
    static final class File extends MemoryNode {
        private byte[] bytes = new byte[64];
        private int size;
        private int durableSize;

        void append(byte[] source, int offset, int length) {
            if (size + length > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + length));
            }
            System.arraycopy(source, offset, bytes, size, length);
            size += length;
        }

        int read(long position, byte[] target, int offset, int length) {
            if (position >= size) {
                return -1;
            }
            int count = Math.min(length, size - (int) position);
            System.arraycopy(bytes, (int) position, target, offset, count);
            return count;
        }

        int size() {
            return size;
        }

        void sync() {
            durableSize = size;
        }

        @Override
        void crash() {
            size = durableSize;
        }
    }

    /** The names in a directory, and those that are durable. */
    static final class Directory extends MemoryNode {
        private final SortedMap<String, MemoryNode> children = new TreeMap<>();
        private final SortedMap<String, MemoryNode> durableChildren = new TreeMap<>();

        SortedMap<String, MemoryNode> children() {
            return children;
        }

        void sync() {
            durableChildren.clear();
            durableChildren.putAll(children);
        }

        @Override
        void crash() {
            children.clear();
            children.putAll(durableChildren);
            children.values().forEach(MemoryNode::crash);
        }
    }
}

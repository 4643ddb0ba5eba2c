package dev.sluice.internal.state.heap;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Estimates how much memory an object takes, with what it refers to.
 *
 * <p>Strings, boxed numbers and arrays of primitives are computed. A collection counts its nodes, and {@value #SAMPLED_ELEMENTS} of its elements
 * stand for all. Of other classes the fields are added up; what they refer to counts where it can be read, which is in records and classes on
 * the class path. An object that is shared counts wherever it is met.
 *
 * <p><b>Thread rule:</b> thread-safe; static functions.
 */
final class MemorySize {
    /** What a reference takes as long as the heap is below 32 GB. */
    static final int REFERENCE_BYTES = 4;

    static final int HEADER_BYTES = 12;
    private static final int ARRAY_HEADER_BYTES = 16;
    private static final int MAP_NODE_BYTES = 48;
    private static final int COLLECTION_BYTES = 48;
    private static final int SAMPLED_ELEMENTS = 8;
    private static final int SAMPLED_CHARS = 64;
    private static final int MAX_DEPTH = 8;

    private MemorySize() {}

    /** Returns the estimated size of an object in bytes. */
    static long of(Object object) {
        return of(object, MAX_DEPTH);
    }

    static long of(Object object, int depth) {
        if (object instanceof String text) {
            return 24 + padded(ARRAY_HEADER_BYTES + (long) text.length() * (isLatin1(text) ? 1 : 2));
        }
        if (object instanceof Long || object instanceof Double) {
            return 24;
        }
        if (depth == 0) {
            return ARRAY_HEADER_BYTES;
        }
        if (object instanceof Map<?, ?> map) {
            return ofMap(map, depth);
        }
        if (object instanceof Collection<?> elements) {
            return COLLECTION_BYTES + ofElements(elements, elements.size(), depth);
        }
        if (object instanceof Optional<?> optional) {
            return optional.map(value -> ARRAY_HEADER_BYTES + of(value, depth - 1))
                    .orElse(0L);
        }
        if (object.getClass().isArray()) {
            return ofArray(object, depth);
        }
        return FieldSizes.of(object.getClass()).sizeOf(object, depth);
    }

    static long padded(long bytes) {
        return (bytes + 7) & ~7L;
    }

    private static long ofMap(Map<?, ?> map, int depth) {
        return COLLECTION_BYTES
                + (long) (MAP_NODE_BYTES - REFERENCE_BYTES) * map.size()
                + ofElements(map.keySet(), map.size(), depth)
                + ofElements(map.values(), map.size(), depth)
                - (long) REFERENCE_BYTES * map.size();
    }

    private static long ofElements(Iterable<?> elements, int count, int depth) {
        long sampledBytes = 0;
        int sampled = 0;
        for (Object element : elements) {
            if (sampled == SAMPLED_ELEMENTS) {
                break;
            }
            sampledBytes += element == null ? 0 : of(element, depth - 1);
            sampled++;
        }
        return (long) REFERENCE_BYTES * count + (sampled == 0 ? 0 : sampledBytes * count / sampled);
    }

    private static long ofArray(Object array, int depth) {
        if (array instanceof Object[] objects) {
            return padded(ARRAY_HEADER_BYTES + ofElements(Arrays.asList(objects), objects.length, depth));
        }
        return padded(ARRAY_HEADER_BYTES
                + (long) Array.getLength(array)
                        * FieldSizes.bytesOf(array.getClass().getComponentType()));
    }

    /** A long text is judged by its beginning. */
    private static boolean isLatin1(String text) {
        for (int index = 0; index < Math.min(SAMPLED_CHARS, text.length()); index++) {
            if (text.charAt(index) > 0xFF) {
                return false;
            }
        }
        return true;
    }
}

package dev.sluice.internal.state.heap;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

/**
 * What the objects of a class take by their fields.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param shallowBytes what each object takes itself
 * @param references the fields to follow
 */
record FieldSizes(long shallowBytes, List<Field> references) {
    private static final FieldSizes NOTHING = new FieldSizes(0, List.of());
    private static final ClassValue<FieldSizes> BY_CLASS = new ClassValue<>() {
        @Override
        protected FieldSizes computeValue(Class<?> type) {
            // Constants and classes are there anyway.
            return type.isEnum() || type == Class.class || type == Boolean.class ? NOTHING : inspect(type);
        }
    };

    FieldSizes {
        references = List.copyOf(references);
    }

    static FieldSizes of(Class<?> type) {
        return BY_CLASS.get(type);
    }

    /** Returns the size of an object of this class, with what it refers to. */
    long sizeOf(Object object, int depth) {
        long bytes = shallowBytes;
        for (Field field : references) {
            try {
                Object referred = field.get(object);
                bytes += referred == null ? 0 : MemorySize.of(referred, depth - 1);
            } catch (IllegalAccessException closed) {
                throw new AssertionError(field + " was opened", closed);
            }
        }
        return bytes;
    }

    /** Returns what a field or an array's element of a type takes. */
    static int bytesOf(Class<?> type) {
        if (type == long.class || type == double.class) {
            return Long.BYTES;
        }
        if (type == short.class || type == char.class) {
            return Short.BYTES;
        }
        return type == byte.class || type == boolean.class ? Byte.BYTES : Integer.BYTES;
    }

    private static FieldSizes inspect(Class<?> type) {
        long bytes = MemorySize.HEADER_BYTES;
        List<Field> references = new ArrayList<>();
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers())) {
                    continue;
                }
                bytes += bytesOf(field.getType());
                if (!field.getType().isPrimitive() && field.trySetAccessible()) {
                    references.add(field);
                }
            }
        }
        return new FieldSizes(MemorySize.padded(bytes), references);
    }
}

package dev.sluice.internal.codec;

import dev.sluice.internal.codec.StoredType.StoredArray;
import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/**
 * Writes an array of objects or of arrays: its length, then each element with the number of its type.
 *
 * <p><b>Thread rule:</b> immutable.
 */
final class ArrayFormat implements SchemaFormat {
    private final Class<?> componentType;

    ArrayFormat(Class<?> arrayType) {
        this.componentType = arrayType.getComponentType();
    }

    /** Returns the innermost element class of {@code arrayType}. */
    static Class<?> leafOf(Class<?> arrayType) {
        Class<?> leaf = arrayType;
        while (leaf.isArray()) {
            leaf = leaf.getComponentType();
        }
        return leaf;
    }

    @Override
    public void write(Object value, Encoder out) {
        @Nullable Object[] elements = (@Nullable Object[]) value;
        out.out().writeVarInt(elements.length);
        int index = 0;
        try {
            for (; index < elements.length; index++) {
                out.writeValue(elements[index]);
            }
        } catch (CodecPathException problem) {
            throw problem.inside("[" + index + "]");
        }
    }

    @Override
    public StoredType storedType() {
        int dimensions = 1;
        for (Class<?> inner = componentType; inner.isArray(); inner = inner.getComponentType()) {
            dimensions++;
        }
        return new StoredArray(leafOf(componentType).getName(), dimensions);
    }

    /** Both describe the same array class, which is all there is to match. */
    @Override
    public ValueReader readerFor(StoredType stored) {
        return this::read;
    }

    private Object read(Decoder in) {
        @Nullable
        Object[] elements =
                (@Nullable Object[]) Array.newInstance(componentType, in.in().readCount(1));
        for (int index = 0; index < elements.length; index++) {
            try {
                elements[index] = checked(in.readValue());
            } catch (CodecPathException problem) {
                throw problem.inside("[" + index + "]");
            }
        }
        return elements;
    }

    private @Nullable Object checked(@Nullable Object element) {
        if (element != null && !componentType.isInstance(element)) {
            throw new CodecPathException("a " + element.getClass().getName() + " is stored in an array of "
                    + componentType.getTypeName() + ". The class that was written is no longer one of its subtypes.");
        }
        return element;
    }
}

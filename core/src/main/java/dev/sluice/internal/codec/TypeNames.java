package dev.sluice.internal.codec;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Spells a declared type for the schema, type arguments included, so that {@code List<String>} turned into
 * {@code List<Integer>} counts as retyped.
 *
 * <p>A type variable is spelled by its position: renaming it changes nothing.
 */
final class TypeNames {
    private TypeNames() {}

    static String describe(Type type) {
        if (type instanceof Class<?> plain) {
            return plain.getTypeName();
        }
        if (type instanceof ParameterizedType parameterized) {
            return describe(parameterized.getRawType()) + "<" + join(parameterized.getActualTypeArguments()) + ">";
        }
        if (type instanceof GenericArrayType array) {
            return describe(array.getGenericComponentType()) + "[]";
        }
        if (type instanceof TypeVariable<?> variable) {
            return "#"
                    + List.of(variable.getGenericDeclaration().getTypeParameters())
                            .indexOf(variable);
        }
        if (type instanceof WildcardType wildcard) {
            return wildcard.getLowerBounds().length > 0
                    ? "? super " + join(wildcard.getLowerBounds())
                    : "? extends " + join(wildcard.getUpperBounds());
        }
        throw new AssertionError("a type of the unknown kind " + type.getClass().getName());
    }

    private static String join(Type[] types) {
        return Arrays.stream(types).map(TypeNames::describe).collect(Collectors.joining(","));
    }
}

package dev.sluice.internal.codec;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Collects the classes that a registered class reaches through its components, type arguments and permitted subtypes,
 * and every one among them that has no format.
 *
 * <p><b>Thread rule:</b> confined to one thread.
 */
final class TypeWalk {
    private final Predicate<Class<?>> hasCodec;
    private final Set<Class<?>> admitted = new LinkedHashSet<>();
    private final Set<Type> visited = new HashSet<>();
    private final List<String> problems = new ArrayList<>();

    TypeWalk(Predicate<Class<?>> hasCodec) {
        this.hasCodec = hasCodec;
    }

    Set<Class<?>> admitted() {
        return admitted;
    }

    List<String> problems() {
        return problems;
    }

    void visitRoot(Class<?> type) {
        if (isOpen(type) && !type.isSealed() && !hasCodec.test(type) && BuiltInFormats.exact(type) == null) {
            problems.add(type.getName() + ": anything may implement or extend it. Register the records that do, seal"
                    + " it, or register a Codec for it.");
            return;
        }
        visit(type, type.getSimpleName());
    }

    private void visit(Type type, String path) {
        if (!visited.add(type)) {
            return;
        }
        if (type instanceof Class<?> plain) {
            visitClass(plain, path);
        } else if (type instanceof ParameterizedType parameterized) {
            visit(parameterized.getRawType(), path);
            visitAll(parameterized.getActualTypeArguments(), path);
        } else if (type instanceof GenericArrayType array) {
            visit(array.getGenericComponentType(), path + "[]");
        } else if (type instanceof TypeVariable<?> variable) {
            visitAll(variable.getBounds(), path);
        } else if (type instanceof WildcardType wildcard) {
            visitAll(wildcard.getUpperBounds(), path);
        }
    }

    private void visitAll(Type[] types, String path) {
        for (Type type : types) {
            visit(type, path);
        }
    }

    private void visitClass(Class<?> type, String path) {
        if (type.isArray()) {
            visit(type.getComponentType(), path + "[]");
        } else if (type.isPrimitive() || BuiltInFormats.exact(type) != null) {
            return;
        } else if (hasCodec.test(type) || type.isEnum()) {
            admitted.add(type);
        } else if (type.isRecord()) {
            admitted.add(type);
            for (RecordComponent component : type.getRecordComponents()) {
                visit(component.getGenericType(), path + "." + component.getName());
            }
        } else if (type.isSealed()) {
            admitted.add(type);
            visitAll(type.getPermittedSubclasses(), path);
        } else if (isOpen(type)) {
            admitted.add(type);
        } else if (BuiltInFormats.implementedBy(type) == null) {
            problems.add(path + ": " + type.getName()
                    + " is neither a record, an enum nor a JDK value. Register a Codec for it, or make it a record.");
        }
    }

    /** An abstract type has no values of its own; which subtypes may stand in for it is checked at each value. */
    private static boolean isOpen(Class<?> type) {
        int modifiers = type.getModifiers();
        // Arrays and primitive types count as both abstract and final.
        boolean isAbstract = Modifier.isAbstract(modifiers) && !Modifier.isFinal(modifiers);
        return type == Object.class || (isAbstract && !type.isEnum());
    }
}

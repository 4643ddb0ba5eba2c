package dev.sluice.internal.codec;

import dev.sluice.spi.CodecDefault;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Turns the default that a record component declares into a value of its type. */
final class ComponentDefault {
    private static final Map<Class<?>, Object> EMPTY_OPTIONALS = Map.of(
            Optional.class, Optional.empty(),
            OptionalInt.class, OptionalInt.empty(),
            OptionalLong.class, OptionalLong.empty(),
            OptionalDouble.class, OptionalDouble.empty());
    private static final Map<Class<?>, Object> EMPTY_COLLECTIONS = Map.of(
            List.class,
            List.of(),
            Collection.class,
            List.of(),
            Iterable.class,
            List.of(),
            Set.class,
            Set.of(),
            Map.class,
            Map.of());

    private ComponentDefault() {}

    /**
     * Returns the default of {@code component}, or empty when it declares none.
     *
     * @throws CodecPathException when the text does not fit the type
     */
    static Optional<Object> of(RecordComponent component) {
        CodecDefault declared = component.getAnnotation(CodecDefault.class);
        if (declared == null) {
            return Optional.ofNullable(EMPTY_OPTIONALS.get(component.getType()));
        }
        Class<?> type = component.getType();
        try {
            return Optional.of(parse(declared.value(), type));
        } catch (RuntimeException e) {
            throw new CodecPathException(
                    "@CodecDefault(\"" + declared.value() + "\") is not a value of " + type.getTypeName() + " ("
                            + e.getMessage() + "). Write the default as the type prints it.",
                    e);
        }
    }

    private static Object parse(String text, Class<?> type) {
        if (type == String.class) {
            return text;
        }
        Object empty = EMPTY_COLLECTIONS.get(type);
        if (empty != null) {
            require(text.isEmpty(), "only the empty text stands for a collection");
            return empty;
        }
        if (type == boolean.class || type == Boolean.class) {
            require(text.equals("true") || text.equals("false"), "expected true or false");
            return Boolean.valueOf(text);
        }
        if (type == char.class || type == Character.class) {
            require(text.length() == 1, "expected one character");
            return text.charAt(0);
        }
        if (type.isPrimitive()) {
            return parsePrimitive(text, type);
        }
        return construct(text, type);
    }

    private static Object parsePrimitive(String text, Class<?> type) {
        return switch (type.getName()) {
            case "byte" -> Byte.valueOf(text);
            case "short" -> Short.valueOf(text);
            case "int" -> Integer.valueOf(text);
            case "long" -> Long.valueOf(text);
            case "float" -> Float.valueOf(text);
            case "double" -> Double.valueOf(text);
            default -> throw new AssertionError(type);
        };
    }

    /** Boxes and enums have {@code valueOf}, java.time {@code parse} or {@code of}, UUID {@code fromString}. */
    private static Object construct(String text, Class<?> type) {
        require(type.isEnum() || BuiltInFormats.exact(type) != null, "the type has no text form");
        try {
            for (String factory : List.of("valueOf", "parse", "of", "fromString")) {
                for (Method method : type.getMethods()) {
                    if (isFactory(method, factory, type)) {
                        method.setAccessible(type.isEnum());
                        return method.invoke(null, text);
                    }
                }
            }
            return type.getConstructor(String.class).newInstance(text);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(e.getTargetException().getMessage(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("the type has no text form", e);
        }
    }

    private static boolean isFactory(Method method, String name, Class<?> type) {
        return method.getName().equals(name)
                && Modifier.isStatic(method.getModifiers())
                && method.getParameterCount() == 1
                && method.getParameterTypes()[0].isAssignableFrom(String.class)
                && type.isAssignableFrom(method.getReturnType());
    }

    private static void require(boolean isMet, String expectation) {
        if (!isMet) {
            throw new IllegalArgumentException(expectation);
        }
    }
}

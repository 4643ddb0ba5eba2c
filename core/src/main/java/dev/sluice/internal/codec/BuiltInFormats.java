package dev.sluice.internal.codec;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the formats of JDK classes: by the number in the bytes, or by the class of a value.
 *
 * <p>A private class of the JDK, as {@code List.of} and {@code Arrays.asList} return, is written as what it implements.
 * A public one is accepted only where the class that is read back can stand in for it: a {@code HashMap} comes back as
 * a {@code LinkedHashMap}, while a {@code LinkedList} is refused rather than silently turned into an
 * {@code ArrayList} that a cast would trip over.
 *
 * <p><b>Thread rule:</b> immutable.
 */
final class BuiltInFormats {
    private static final List<BuiltInFormat> ALL = Stream.of(
                    ScalarFormats.all(), PrimitiveArrayFormats.all(), CollectionFormats.all(), TimeFormats.all())
            .flatMap(List::stream)
            .toList();
    private static final @Nullable BuiltInFormat[] BY_NUMBER = byNumber();
    private static final Map<Class<?>, BuiltInFormat> BY_CLASS = byClass();
    /** What a value's class may implement, the more specific type first. */
    private static final List<Class<?>> OPEN_TYPES =
            List.of(List.class, SortedSet.class, Set.class, SortedMap.class, Map.class, ZoneId.class);

    private BuiltInFormats() {}

    static @Nullable BuiltInFormat numbered(int number) {
        return BY_NUMBER[number];
    }

    static @Nullable BuiltInFormat exact(Class<?> type) {
        return BY_CLASS.get(type);
    }

    /** Returns the format of a JDK class that implements one of the collection interfaces or extends ZoneId. */
    static @Nullable BuiltInFormat implementedBy(Class<?> type) {
        if (type.getClassLoader() != null) {
            return null;
        }
        for (Class<?> openType : OPEN_TYPES) {
            if (openType.isAssignableFrom(type)) {
                return nearestPublic(type).isAssignableFrom(CollectionFormats.readClass(openType))
                        ? BY_CLASS.get(openType)
                        : null;
            }
        }
        return null;
    }

    private static Class<?> nearestPublic(Class<?> type) {
        Class<?> nearest = type;
        while (!java.lang.reflect.Modifier.isPublic(nearest.getModifiers())) {
            nearest = nearest.getSuperclass();
        }
        return nearest;
    }

    private static @Nullable BuiltInFormat[] byNumber() {
        @Nullable BuiltInFormat[] formats = new BuiltInFormat[Encoder.FIRST_SCHEMA_TYPE];
        for (BuiltInFormat format : ALL) {
            if (formats[format.number()] != null) {
                throw new AssertionError("two JDK types have the number " + format.number());
            }
            formats[format.number()] = format;
        }
        return formats;
    }

    private static Map<Class<?>, BuiltInFormat> byClass() {
        Map<Class<?>, BuiltInFormat> formats = new HashMap<>();
        ALL.forEach(format -> formats.put(format.type(), format));
        return Map.copyOf(formats);
    }
}

package dev.sluice.rdd;

import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToLongFunction;

/**
 * Chooses the {@link HashRule} of a class; the table in {@link StableHash} is the specification.
 *
 * <p><b>Thread rule:</b> immutable; static functions only.
 */
final class HashRules {
    private static final Map<Class<?>, HashRule> BY_CLASS = Map.copyOf(exactRules());

    private HashRules() {}

    static HashRule choose(Class<?> keyClass) {
        HashRule exact = BY_CLASS.get(keyClass);
        if (exact != null) {
            return exact;
        }
        if (keyClass.isArray()) {
            return new HashRule.Refused("An array (" + keyClass.getTypeName() + ") cannot be a key or part of one:"
                    + " arrays are equal only to themselves. Wrap it in a List, or copy it into one.");
        }
        if (Enum.class.isAssignableFrom(keyClass)) {
            return new HashRule.Constant(enumClass(keyClass).getName());
        }
        if (keyClass.isRecord() && GeneratedEquals.isIn(keyClass)) {
            return RecordHashRule.of(keyClass);
        }
        return byInterface(keyClass);
    }

    private static HashRule byInterface(Class<?> keyClass) {
        if (List.class.isAssignableFrom(keyClass)) {
            return CollectionHashRule.LIST;
        }
        if (Set.class.isAssignableFrom(keyClass)) {
            return CollectionHashRule.SET;
        }
        if (Map.class.isAssignableFrom(keyClass)) {
            return CollectionHashRule.MAP;
        }
        if (Map.Entry.class.isAssignableFrom(keyClass)) {
            return CollectionHashRule.ENTRY;
        }
        if (ZoneId.class.isAssignableFrom(keyClass)) {
            return new HashRule.Fields(key -> text(((ZoneId) key).getId()));
        }
        return byOwnHashCode(keyClass);
    }

    private static HashRule byOwnHashCode(Class<?> keyClass) {
        if (definesHashCode(keyClass)) {
            return new HashRule.OwnHashCode(HashRule.Stability.UNKNOWN);
        }
        return new HashRule.Refused(
                "Class " + keyClass.getName() + " cannot be a key or part of one: it inherits hashCode"
                        + " from Object, so equal keys would not meet. Define equals and hashCode in it, or make it a record.");
    }

    private static boolean definesHashCode(Class<?> keyClass) {
        try {
            Method hashCode = keyClass.getMethod("hashCode");
            return hashCode.getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException e) {
            throw new AssertionError("Every class has hashCode: " + keyClass, e);
        }
    }

    /** A constant with a body has a class of its own below the enum. */
    private static Class<?> enumClass(Class<?> constantClass) {
        return constantClass.isEnum() ? constantClass : constantClass.getSuperclass();
    }

    private static Map<Class<?>, HashRule> exactRules() {
        Map<Class<?>, HashRule> rules = new HashMap<>();
        rules.put(String.class, new HashRule.Text());
        rules.put(Optional.class, CollectionHashRule.OPTIONAL);
        // Not by its fields: a Date can equal a Timestamp, which is hashed by the same hashCode.
        rules.put(Date.class, new HashRule.OwnHashCode(HashRule.Stability.STABLE));
        addBoxed(rules);
        addNumbers(rules);
        addLocalTimes(rules);
        addZonedTimes(rules);
        return rules;
    }

    private static void addBoxed(Map<Class<?>, HashRule> rules) {
        boxed(rules, Boolean.class, value -> value ? 1 : 0);
        boxed(rules, Character.class, value -> value);
        boxed(rules, Byte.class, Byte::longValue);
        boxed(rules, Short.class, Short::longValue);
        boxed(rules, Integer.class, Integer::longValue);
        boxed(rules, Long.class, Long::longValue);
        boxed(rules, Float.class, Float::floatToIntBits);
        boxed(rules, Double.class, Double::doubleToLongBits);
    }

    private static void addNumbers(Map<Class<?>, HashRule> rules) {
        fields(rules, UUID.class, id -> pair(id.getMostSignificantBits(), id.getLeastSignificantBits()));
        fields(rules, BigInteger.class, HashRules::bytes);
        fields(rules, BigDecimal.class, value -> pair(bytes(value.unscaledValue()), value.scale()));
        fields(rules, OptionalInt.class, value -> pair(value.isPresent() ? 1 : 0, value.orElse(0)));
        fields(rules, OptionalLong.class, value -> pair(value.isPresent() ? 1 : 0, value.orElse(0)));
        fields(
                rules,
                OptionalDouble.class,
                value -> pair(value.isPresent() ? 1 : 0, Double.doubleToLongBits(value.orElse(0))));
    }

    private static void addLocalTimes(Map<Class<?>, HashRule> rules) {
        fields(rules, Duration.class, value -> pair(value.getSeconds(), value.getNano()));
        fields(rules, Period.class, value -> pair(pair(value.getYears(), value.getMonths()), value.getDays()));
        fields(rules, Year.class, Year::getValue);
        fields(rules, YearMonth.class, value -> pair(value.getYear(), value.getMonthValue()));
        fields(rules, MonthDay.class, value -> pair(value.getMonthValue(), value.getDayOfMonth()));
        fields(rules, LocalDate.class, LocalDate::toEpochDay);
        fields(rules, LocalTime.class, LocalTime::toNanoOfDay);
        fields(rules, LocalDateTime.class, HashRules::dateTime);
    }

    private static void addZonedTimes(Map<Class<?>, HashRule> rules) {
        fields(rules, Instant.class, value -> pair(value.getEpochSecond(), value.getNano()));
        fields(
                rules,
                OffsetTime.class,
                value -> pair(
                        value.toLocalTime().toNanoOfDay(), value.getOffset().getTotalSeconds()));
        fields(
                rules,
                OffsetDateTime.class,
                value -> pair(
                        dateTime(value.toLocalDateTime()), value.getOffset().getTotalSeconds()));
        fields(
                rules,
                ZonedDateTime.class,
                value -> pair(
                        pair(
                                dateTime(value.toLocalDateTime()),
                                value.getOffset().getTotalSeconds()),
                        text(value.getZone().getId())));
    }

    private static <T> void boxed(Map<Class<?>, HashRule> rules, Class<T> type, ToLongFunction<T> bits) {
        rules.put(type, new HashRule.Boxed(key -> bits.applyAsLong(type.cast(key))));
    }

    private static <T> void fields(Map<Class<?>, HashRule> rules, Class<T> type, ToLongFunction<T> fold) {
        rules.put(type, new HashRule.Fields(key -> fold.applyAsLong(type.cast(key))));
    }

    private static long dateTime(LocalDateTime value) {
        return pair(value.toLocalDate().toEpochDay(), value.toLocalTime().toNanoOfDay());
    }

    private static long bytes(BigInteger value) {
        long hash = 0;
        for (byte part : value.toByteArray()) {
            hash = HashMixing.append64(hash, part);
        }
        return hash;
    }

    private static long text(String value) {
        return HashMixing.characters64(value);
    }

    private static long pair(long first, long last) {
        return HashMixing.append64(HashMixing.append64(0, first), last);
    }
}

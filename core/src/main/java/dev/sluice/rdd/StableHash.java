package dev.sluice.rdd;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives a key a hash that agrees with its {@code equals} and is the same in every JVM run, so that a key finds its
 * partition, and its saved state, again.
 *
 * <table>
 * <caption>How a key is hashed</caption>
 * <tr><th>Class</th><th>Hash</th></tr>
 * <tr><td>String, Boolean, Character, boxed numbers, {@code java.util.Date}</td><td>the {@code hashCode} that the JDK
 *     specifies</td></tr>
 * <tr><td>UUID, BigInteger, BigDecimal, {@code java.time}</td><td>the fields that {@code equals} compares; a BigDecimal
 *     with its scale</td></tr>
 * <tr><td>enums</td><td>the constant's name and the enum's class name, never its ordinal</td></tr>
 * <tr><td>List; Set; Map; Map.Entry; Optional</td><td>the elements' stable hashes: in order; free of order</td></tr>
 * <tr><td>records whose {@code equals} the compiler wrote</td><td>the components' stable hashes, in order; a
 *     {@code hashCode} that the record declares is not called</td></tr>
 * <tr><td>other classes, and records with an {@code equals} of their own, that define {@code hashCode}</td><td>their
 *     {@code hashCode}; {@link #isStable} is false</td></tr>
 * <tr><td>arrays, and classes that inherit {@code hashCode} from Object</td><td>refused</td></tr>
 * </table>
 *
 * <p>A record's fields are read by reflection, so a record in a named module must be in a package that is open to Sluice.
 * A {@code null} inside a key hashes to 0; a key itself is never null.
 *
 * <pre>{@code
 * int partition = Math.floorMod(StableHash.mix(StableHash.of(key)), partitionCount);
 * }</pre>
 *
 * <p><b>Thread rule:</b> thread-safe; static functions on immutable rules that are found once for each class.
 */
public final class StableHash {
    private static final ClassValue<HashRule> RULES = new ClassValue<>() {
        @Override
        protected HashRule computeValue(Class<?> keyClass) {
            return HashRules.choose(keyClass);
        }
    };

    private StableHash() {}

    /**
     * Returns the stable hash of a key. Not finished: neighbouring numbers have neighbouring hashes, see {@link #mix}.
     *
     * @throws IllegalArgumentException if the key, or something in it, is an array or has only Object's {@code hashCode}
     */
    public static int of(Object key) {
        if (key instanceof Long number) {
            return number.hashCode();
        }
        if (key instanceof String text) {
            return text.hashCode();
        }
        if (key instanceof Integer number) {
            return number.hashCode();
        }
        return ruleFor(requireNonNull(key, "key").getClass()).first(key);
    }

    /**
     * Returns a second, 64-bit hash of a key, computed by other means than {@link #of}: keys made to collide there do not
     * collide here. It costs a pass over the characters of a string, so it is for tables that have met such keys.
     *
     * <p>For a class that is hashed by its own {@code hashCode} it is derived from that, and tells no more keys apart.
     *
     * @throws IllegalArgumentException if the key, or something in it, is an array or has only Object's {@code hashCode}
     */
    public static long second(Object key) {
        return ruleFor(requireNonNull(key, "key").getClass()).second(key);
    }

    /** Spreads every bit of a hash over all bits of the result (MurmurHash3's finaliser; no two hashes become one). */
    public static int mix(int hash) {
        return HashMixing.finish32(hash);
    }

    /**
     * Tells whether the hashes of keys of exactly this class are the same in every JVM run, as far as the class tells: the
     * elements of a collection, and components declared as an interface, an abstract class or {@code Object}, count as
     * stable.
     *
     * @return false for classes that are hashed by a {@code hashCode} of their own, for records with a component of such a
     *     class, and for classes that {@link #of} refuses
     */
    public static boolean isStable(Class<?> keyClass) {
        return isStable(requireNonNull(keyClass, "keyClass"), new HashSet<>());
    }

    static int ofComponent(@Nullable Object component) {
        return component == null ? 0 : of(component);
    }

    static long secondOfComponent(@Nullable Object component) {
        return component == null ? 0 : second(component);
    }

    private static HashRule ruleFor(Class<?> keyClass) {
        return RULES.get(keyClass);
    }

    private static boolean isStable(Class<?> keyClass, Set<Class<?>> visited) {
        HashRule rule = ruleFor(keyClass);
        return switch (rule.stability()) {
            case STABLE -> true;
            case UNKNOWN, REFUSED -> false;
            case AS_COMPONENTS ->
                !keyClass.isRecord() || !visited.add(keyClass) || hasStableComponents(keyClass, visited);
        };
    }

    private static boolean hasStableComponents(Class<?> recordClass, Set<Class<?>> visited) {
        for (var component : recordClass.getRecordComponents()) {
            Class<?> type = component.getType();
            // True for interfaces and primitives too. The keys' own classes are what counts, and they are not known
            // here.
            boolean isOpen = type == Object.class || Modifier.isAbstract(type.getModifiers());
            if (!isOpen && !isStable(type, visited)) {
                return false;
            }
        }
        return true;
    }
}

package dev.sluice.rdd;

import java.util.function.ToLongFunction;

/**
 * How the keys of one class are hashed, so that the class is inspected once and not for every key.
 *
 * <p>Both functions agree with {@code equals}: equal keys, also of different classes that can be equal, get equal hashes.
 *
 * <p><b>Thread rule:</b> implementations are immutable.
 */
interface HashRule {
    /** The hash behind {@link StableHash#of}. */
    int first(Object key);

    /** The hash behind {@link StableHash#second}. */
    long second(Object key);

    /** What is known from the class alone about its hash being the same in every JVM run. */
    Stability stability();

    /** Whether a hash is the same in every JVM run. */
    enum Stability {
        /** Specified, here or by the JDK. */
        STABLE,
        /** As stable as what the key holds; the key's class alone does not tell. */
        AS_COMPONENTS,
        /** The class computes its own hash, and nothing is known about it. */
        UNKNOWN,
        /** Keys of the class are refused. */
        REFUSED
    }

    /** A value that is told apart by 64 bits, or nearly so, computed from its specified fields. */
    record Fields(ToLongFunction<Object> fold) implements HashRule {
        @Override
        public int first(Object key) {
            return (int) HashMixing.finish64(fold.applyAsLong(key));
        }

        @Override
        public long second(Object key) {
            return HashMixing.finish64(HashMixing.append64(0, fold.applyAsLong(key)));
        }

        @Override
        public Stability stability() {
            return Stability.STABLE;
        }
    }

    /** A boxed primitive: the hash that the JDK specifies, and its 64 bits for the second hash. */
    record Boxed(ToLongFunction<Object> bits) implements HashRule {
        @Override
        public int first(Object key) {
            return key.hashCode();
        }

        @Override
        public long second(Object key) {
            return HashMixing.finish64(HashMixing.append64(1, bits.applyAsLong(key)));
        }

        @Override
        public Stability stability() {
            return Stability.STABLE;
        }
    }

    /** Strings: the hash that the JDK specifies, which each string caches. */
    record Text() implements HashRule {
        @Override
        public int first(Object key) {
            return key.hashCode();
        }

        @Override
        public long second(Object key) {
            return HashMixing.characters64((String) key);
        }

        @Override
        public Stability stability() {
            return Stability.STABLE;
        }
    }

    /** A class with a {@code hashCode} of its own. The second hash can tell no more keys apart than the first. */
    record OwnHashCode(Stability stability) implements HashRule {
        @Override
        public int first(Object key) {
            return key.hashCode();
        }

        @Override
        public long second(Object key) {
            return HashMixing.finish64(key.hashCode());
        }
    }

    /** An enum constant: its name and the name of its enum, since its {@code hashCode} is an address. */
    record Constant(String enumName) implements HashRule {
        @Override
        public int first(Object key) {
            return HashMixing.append32(
                    enumName.hashCode(), ((Enum<?>) key).name().hashCode());
        }

        @Override
        public long second(Object key) {
            long name = HashMixing.characters64(((Enum<?>) key).name());
            return HashMixing.finish64(HashMixing.append64(enumName.hashCode(), name));
        }

        @Override
        public Stability stability() {
            return Stability.STABLE;
        }
    }

    /** A class whose objects cannot be keys; says why when one is met. */
    record Refused(String reason) implements HashRule {
        @Override
        public int first(Object key) {
            throw new IllegalArgumentException(reason);
        }

        @Override
        public long second(Object key) {
            throw new IllegalArgumentException(reason);
        }

        @Override
        public Stability stability() {
            return Stability.REFUSED;
        }
    }
}

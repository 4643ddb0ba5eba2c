package dev.sluice.internal.codec;

import static java.util.Objects.requireNonNull;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import dev.sluice.spi.Codec;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides which classes may be written and read, and hands out the format of each.
 *
 * <p>JDK values need no registration. Every other class must have been registered, by itself or as a component of a
 * registered record, so that bytes can never name a class to load. A {@link #dynamic} registry instead admits records
 * and enums as values of them are written; it suits bytes that the same process reads back.
 *
 * <p>A class with a registered {@link Codec}, or with one for a supertype, is written by that codec, even if it is a
 * record; the codec of the most specific supertype wins.
 *
 * <p><b>Thread rule:</b> thread-safe because what it admits is fixed at build, or, when dynamic, kept in concurrent
 * maps which only grow.
 */
public final class CodecRegistry {
    /** Classes without values of their own that an array of a registered program commonly has as its element type. */
    private static final List<Class<?>> ABSTRACT_LEAVES = List.of(
            Object.class,
            Number.class,
            Comparable.class,
            CharSequence.class,
            Collection.class,
            Iterable.class,
            Serializable.class);

    /** Readers kept for stored schemas, a few for each class in use; beyond it they are made for each frame anew. */
    private static final int MAX_CACHED_READERS = 1_000;

    private final boolean isDynamic;
    private final List<CustomFormat> customFormats;
    private final Map<String, Class<?>> admittedClasses = new ConcurrentHashMap<>();
    private final Map<Class<?>, ValueFormat> formats = new ConcurrentHashMap<>();
    private final Map<StoredType, ValueReader> readers = new ConcurrentHashMap<>();

    private CodecRegistry(boolean isDynamic, Collection<CustomFormat> customFormats, Set<Class<?>> admitted) {
        this.isDynamic = isDynamic;
        this.customFormats = List.copyOf(customFormats);
        admitted.forEach(type -> admittedClasses.put(type.getName(), type));
        customFormats.forEach(format -> admittedClasses.put(format.type().getName(), format.type()));
    }

    /** Returns a registry of the JDK's values alone. */
    public static CodecRegistry standard() {
        return builder().build();
    }

    /** Returns a registry that admits every record and enum of which a value is written through it. */
    public static CodecRegistry dynamic() {
        return builder().buildDynamic();
    }

    /** Starts a registry. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the format for values of exactly {@code type}. */
    ValueFormat formatOf(Class<?> type) {
        ValueFormat known = formats.get(type);
        if (known != null) {
            return known;
        }
        ValueFormat created = create(type);
        ValueFormat raced = formats.putIfAbsent(type, created);
        return raced == null ? created : raced;
    }

    /** Returns a reader for values that were written under {@code stored}. */
    ValueReader readerOf(StoredType stored) {
        ValueReader known = readers.get(stored);
        if (known != null) {
            return known;
        }
        // A frame's reader is compiled by the JIT only if the next frame of the same schema uses it again.
        ValueReader created = createReader(stored);
        if (readers.size() < MAX_CACHED_READERS) {
            readers.put(stored, created);
        }
        return created;
    }

    private ValueReader createReader(StoredType stored) {
        try {
            Class<?> type = presentClass(stored);
            if (formatOf(type) instanceof SchemaFormat format) {
                return format.readerFor(stored);
            }
            throw new CodecPathException("the bytes describe a schema for it, but it is a JDK class that has none");
        } catch (CodecPathException problem) {
            throw problem.inside("class " + stored.className());
        }
    }

    private Class<?> presentClass(StoredType stored) {
        Class<?> type = admittedClasses.get(stored.className());
        if (!(stored instanceof StoredType.StoredArray array)) {
            if (type == null) {
                throw notRegistered();
            }
            return type;
        }
        if (type == null) {
            type = JdkClasses.NAMED.get(stored.className());
        }
        if (type == null) {
            throw notRegistered();
        }
        for (int dimension = 0; dimension < array.dimensions(); dimension++) {
            type = type.arrayType();
        }
        return type;
    }

    private ValueFormat create(Class<?> type) {
        BuiltInFormat exact = BuiltInFormats.exact(type);
        if (exact != null) {
            return exact;
        }
        CustomFormat custom = mostSpecific(type, customFormats);
        if (custom != null) {
            return custom;
        }
        if (type.getSuperclass() != null && type.getSuperclass().isEnum()) {
            return formatOf(type.getSuperclass());
        }
        if (type.isEnum()) {
            admit(type);
            return new EnumFormat(type);
        }
        if (type.isRecord()) {
            admit(type);
            return new RecordFormat(type);
        }
        if (type.isArray()) {
            admitLeaf(ArrayFormat.leafOf(type));
            return new ArrayFormat(type);
        }
        BuiltInFormat implemented = BuiltInFormats.implementedBy(type);
        if (implemented != null) {
            return implemented;
        }
        throw new CodecPathException(type.getName() + " cannot be encoded: " + advice(type));
    }

    private void admitLeaf(Class<?> leaf) {
        if (JdkClasses.NAMED.get(leaf.getName()) != leaf) {
            admit(leaf);
        }
    }

    private void admit(Class<?> type) {
        Class<?> admitted =
                isDynamic ? admittedClasses.putIfAbsent(type.getName(), type) : admittedClasses.get(type.getName());
        if (admitted == null && !isDynamic) {
            throw new CodecPathException(type.getName() + " cannot be encoded: it is not registered. Register it.");
        }
        if (admitted != null && admitted != type) {
            throw new CodecPathException(type.getName()
                    + " cannot be encoded: a class of the same name from another class loader is registered."
                    + " Use one registry for each class loader.");
        }
    }

    private static CodecPathException notRegistered() {
        return new CodecPathException(
                "not registered, so it is not loaded. Register it, under the same name as when it was written.");
    }

    private static @Nullable CustomFormat mostSpecific(Class<?> type, Collection<CustomFormat> candidates) {
        CustomFormat best = null;
        for (CustomFormat candidate : candidates) {
            boolean isBetter = best == null || best.type().isAssignableFrom(candidate.type());
            if (candidate.type().isAssignableFrom(type) && isBetter) {
                best = candidate;
            }
        }
        return best;
    }

    private static String advice(Class<?> type) {
        if (type.isHidden() || type.isSynthetic()) {
            return "a lambda has no lasting form. Hold the values it captures instead.";
        }
        return type.getName().startsWith("java.util.")
                ? "it would come back as another class. Copy it into an ArrayList, LinkedHashSet or LinkedHashMap,"
                        + " or register a Codec for it."
                : "it is neither a record, an enum nor a JDK value. Register a Codec for it, or make it a record.";
    }

    /** JDK classes that an array's innermost element may have, by name. */
    private static final class JdkClasses {
        static final Map<String, Class<?>> NAMED = named();

        private static Map<String, Class<?>> named() {
            Map<String, Class<?>> classes = new LinkedHashMap<>();
            ABSTRACT_LEAVES.forEach(type -> classes.put(type.getName(), type));
            for (int number = 1; number < Encoder.FIRST_SCHEMA_TYPE; number++) {
                BuiltInFormat format = BuiltInFormats.numbered(number);
                if (format != null) {
                    Class<?> leaf = ArrayFormat.leafOf(format.type());
                    classes.put(leaf.getName(), leaf);
                }
            }
            return Map.copyOf(classes);
        }
    }

    /**
     * Collects what a registry admits.
     *
     * <p><b>Thread rule:</b> confined to one thread.
     */
    public static final class Builder {
        private final Set<Class<?>> roots = new LinkedHashSet<>();
        private final Map<Class<?>, CustomFormat> customFormats = new LinkedHashMap<>();
        private final List<String> problems = new ArrayList<>();

        private Builder() {}

        /**
         * Admits a record, an enum, or a sealed type with all it permits; of a record also the types of its
         * components, and so on inwards. Registering a class again changes nothing.
         */
        public Builder register(Class<?> type) {
            roots.add(requireNonNull(type, "type"));
            return this;
        }

        /** Admits {@code type} and its subtypes, written by {@code codec}; a second codec for a class is refused. */
        public <T> Builder register(Class<T> type, Codec<T> codec) {
            requireNonNull(type, "type");
            requireNonNull(codec, "codec");
            if (BuiltInFormats.exact(type) != null || type.isArray()) {
                problems.add(
                        type.getTypeName() + ": it is built in and takes no codec. Wrap it in a class of your own.");
                return this;
            }
            try {
                if (customFormats.putIfAbsent(type, new CustomFormat(type, codec)) != null) {
                    problems.add(type.getName() + ": it has two codecs. Register one.");
                }
            } catch (CodecPathException problem) {
                problems.add(problem.inside(type.getName()).describe());
            }
            return this;
        }

        /**
         * Returns the registry.
         *
         * @throws StreamingException listing every class that cannot be encoded, with the path to it
         */
        public CodecRegistry build() {
            return build(false);
        }

        /** Returns the registry, which admits further records and enums as values of them are written. */
        public CodecRegistry buildDynamic() {
            return build(true);
        }

        private CodecRegistry build(boolean isDynamic) {
            TypeWalk walk = new TypeWalk(type -> mostSpecific(type, customFormats.values()) != null);
            roots.forEach(walk::visitRoot);
            CodecRegistry registry = new CodecRegistry(isDynamic, customFormats.values(), walk.admitted());
            List<String> found = new ArrayList<>(problems);
            found.addAll(walk.problems());
            for (Class<?> type : walk.admitted()) {
                probe(registry, type, found);
            }
            if (!found.isEmpty()) {
                throw new StreamingException(
                        ErrorCode.CODEC_UNSUPPORTED,
                        found.stream()
                                .sorted(Comparator.naturalOrder())
                                .collect(Collectors.joining("; ", "Cannot register for encoding: ", "")));
            }
            return registry;
        }

        /** Creates the format now, so that a bad default or a closed package shows at registration. */
        private static void probe(CodecRegistry registry, Class<?> type, List<String> found) {
            if (!type.isRecord() && !type.isEnum()) {
                return;
            }
            try {
                registry.formatOf(type);
            } catch (CodecPathException problem) {
                found.add(problem.inside(type.getSimpleName()).describe());
            }
        }
    }
}

package dev.sluice.internal.codec;

import static dev.sluice.internal.codec.BuiltInFormat.numbered;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The formats of collections and optionals: numbers 21 to 29.
 *
 * <p>Members are written in iteration order and come back in it, as {@code ArrayList}, {@code LinkedHashSet},
 * {@code LinkedHashMap}, or, where the collection is sorted by natural order, {@code TreeSet} and {@code TreeMap}.
 * These can be modified whatever the original was, so that code which works before a value was written works after.
 */
final class CollectionFormats {
    private CollectionFormats() {}

    static List<BuiltInFormat> all() {
        return List.of(
                numbered(
                        21,
                        Optional.class,
                        CollectionFormats::writeOptional,
                        in -> Optional.ofNullable(in.readValue())),
                numbered(
                        22, OptionalInt.class, CollectionFormats::writeOptionalInt, CollectionFormats::readOptionalInt),
                numbered(
                        23,
                        OptionalLong.class,
                        CollectionFormats::writeOptionalLong,
                        CollectionFormats::readOptionalLong),
                numbered(
                        24,
                        OptionalDouble.class,
                        CollectionFormats::writeOptionalDouble,
                        CollectionFormats::readOptionalDouble),
                numbered(25, List.class, CollectionFormats::writeMembers, CollectionFormats::readList),
                numbered(26, Set.class, CollectionFormats::writeMembers, CollectionFormats::readSet),
                numbered(27, SortedSet.class, CollectionFormats::writeSortedSet, CollectionFormats::readSortedSet),
                numbered(28, Map.class, CollectionFormats::writeEntries, CollectionFormats::readMap),
                numbered(29, SortedMap.class, CollectionFormats::writeSortedMap, CollectionFormats::readSortedMap));
    }

    /** Returns the class of the value that comes back for a value of {@code openType}. */
    static Class<?> readClass(Class<?> openType) {
        if (openType == List.class) {
            return ArrayList.class;
        }
        if (openType == SortedSet.class) {
            return TreeSet.class;
        }
        if (openType == Set.class) {
            return LinkedHashSet.class;
        }
        if (openType == SortedMap.class) {
            return TreeMap.class;
        }
        if (openType == Map.class) {
            return LinkedHashMap.class;
        }
        return ZoneId.class;
    }

    private static void writeOptional(Optional<?> value, Encoder out) {
        if (value.isEmpty()) {
            out.writeValue(null);
            return;
        }
        try {
            out.writeValue(value.get());
        } catch (CodecPathException problem) {
            throw problem.inside(".get()");
        }
    }

    private static void writeOptionalInt(OptionalInt value, Encoder out) {
        out.out().writeBoolean(value.isPresent());
        out.out().writeZigZagInt(value.orElse(0));
    }

    private static OptionalInt readOptionalInt(Decoder in) {
        boolean isPresent = in.readBoolean();
        int number = in.readInt();
        return isPresent ? OptionalInt.of(number) : OptionalInt.empty();
    }

    private static void writeOptionalLong(OptionalLong value, Encoder out) {
        out.out().writeBoolean(value.isPresent());
        out.out().writeZigZagLong(value.orElse(0));
    }

    private static OptionalLong readOptionalLong(Decoder in) {
        boolean isPresent = in.readBoolean();
        long number = in.readLong();
        return isPresent ? OptionalLong.of(number) : OptionalLong.empty();
    }

    private static void writeOptionalDouble(OptionalDouble value, Encoder out) {
        out.out().writeBoolean(value.isPresent());
        out.out().writeDouble(value.orElse(0));
    }

    private static OptionalDouble readOptionalDouble(Decoder in) {
        boolean isPresent = in.readBoolean();
        double number = in.readDouble();
        return isPresent ? OptionalDouble.of(number) : OptionalDouble.empty();
    }

    private static void writeMembers(Collection<?> members, Encoder out) {
        int count = members.size();
        out.out().writeVarInt(count);
        int index = 0;
        try {
            for (Object member : members) {
                out.writeValue(member);
                index++;
            }
        } catch (CodecPathException problem) {
            throw problem.inside("[" + index + "]");
        }
        checkCount(index, count);
    }

    private static void writeEntries(Map<?, ?> entries, Encoder out) {
        int count = entries.size();
        out.out().writeVarInt(count);
        int index = 0;
        String role = "key";
        try {
            for (Map.Entry<?, ?> entry : entries.entrySet()) {
                role = "key";
                out.writeValue(entry.getKey());
                role = "value";
                out.writeValue(entry.getValue());
                index++;
            }
        } catch (CodecPathException problem) {
            throw problem.inside("[" + role + " " + index + "]");
        }
        checkCount(index, count);
    }

    private static void writeSortedSet(SortedSet<?> members, Encoder out) {
        requireNaturalOrder(members.comparator(), "SortedSet");
        writeMembers(members, out);
    }

    private static void writeSortedMap(SortedMap<?, ?> entries, Encoder out) {
        requireNaturalOrder(entries.comparator(), "SortedMap");
        writeEntries(entries, out);
    }

    private static List<@Nullable Object> readList(Decoder in) {
        return readMembers(new ArrayList<>(), in);
    }

    private static Set<@Nullable Object> readSet(Decoder in) {
        return readMembers(new LinkedHashSet<>(), in);
    }

    private static SortedSet<@Nullable Object> readSortedSet(Decoder in) {
        return readMembers(new TreeSet<>(), in);
    }

    private static Map<@Nullable Object, @Nullable Object> readMap(Decoder in) {
        return readEntries(new LinkedHashMap<>(), in);
    }

    private static SortedMap<@Nullable Object, @Nullable Object> readSortedMap(Decoder in) {
        return readEntries(new TreeMap<>(), in);
    }

    private static <C extends Collection<@Nullable Object>> C readMembers(C members, Decoder in) {
        int count = in.in().readCount(1);
        if (members instanceof ArrayList<?> list) {
            list.ensureCapacity(count);
        }
        for (int index = 0; index < count; index++) {
            try {
                members.add(in.readValue());
            } catch (CodecPathException problem) {
                throw problem.inside("[" + index + "]");
            }
        }
        checkDistinct(members.size(), count);
        return members;
    }

    private static <M extends Map<@Nullable Object, @Nullable Object>> M readEntries(M entries, Decoder in) {
        int count = in.in().readCount(2);
        for (int index = 0; index < count; index++) {
            try {
                entries.put(in.readValue(), in.readValue());
            } catch (CodecPathException problem) {
                throw problem.inside("[entry " + index + "]");
            }
        }
        checkDistinct(entries.size(), count);
        return entries;
    }

    private static void requireNaturalOrder(@Nullable Comparator<?> comparator, String what) {
        if (comparator != null && !comparator.equals(Comparator.naturalOrder())) {
            throw new CodecPathException("a " + what + " is ordered by the comparator "
                    + comparator.getClass().getName()
                    + ", which cannot be stored. Copy it into a LinkedHash" + what.substring("Sorted".length())
                    + ", or order it naturally.");
        }
    }

    /** A collection changed by another thread would otherwise be written with a wrong length. */
    private static void checkCount(int written, int size) {
        if (written != size) {
            throw new CodecPathException("a collection of " + size + " members iterates over " + written
                    + ". It is being changed while it is written; values must not change.");
        }
    }

    /** Equal members of what was a set mean that {@code equals} differs between writer and reader. */
    private static void checkDistinct(int size, int count) {
        if (size != count) {
            throw new CodecPathException("of " + count + " stored members or keys only " + size
                    + " are distinct. Their class must define equals as it did when they were written.");
        }
    }
}

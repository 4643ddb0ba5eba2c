package dev.sluice.internal.embedded.table;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the entries of comparable keys whose hashes do not tell them apart, by their order.
 *
 * <p>Only classes that implement {@code Comparable} of themselves take part; keys of one class share a tree. As in {@code
 * java.util.HashMap}, equal keys must compare as 0; the reverse is not needed, keys that compare as 0 without being equal
 * are chained.
 *
 * <p><b>Thread rule:</b> confined to the thread of its table.
 */
final class SortedEntries {
    private static final ClassValue<Boolean> IS_SORTABLE = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> keyClass) {
            for (Type implemented : keyClass.getGenericInterfaces()) {
                if (implemented instanceof ParameterizedType type
                        && type.getRawType() == Comparable.class
                        && type.getActualTypeArguments()[0] == keyClass) {
                    return true;
                }
            }
            return false;
        }
    };

    private final CombineTable table;
    private final Map<Class<?>, TreeMap<Object, Chain>> treeByClass = new HashMap<>();

    SortedEntries(CombineTable table) {
        this.table = table;
    }

    boolean isSortable(Object key) {
        return IS_SORTABLE.get(key.getClass());
    }

    /** Returns the entry of a sortable key, -1 if there is none. */
    int locate(Object key) {
        TreeMap<Object, Chain> tree = treeByClass.get(key.getClass());
        Chain chain = tree == null ? null : tree.get(key);
        while (chain != null) {
            if (table.isKey(chain.entry, key)) {
                return chain.entry;
            }
            chain = chain.next;
        }
        return -1;
    }

    /** Adds the entry of a key that is not here yet; returns false if the key is not sortable. */
    boolean add(Object key, int entry) {
        if (!isSortable(key)) {
            return false;
        }
        treeByClass
                .computeIfAbsent(key.getClass(), unused -> new TreeMap<>(selfOrder()))
                .merge(key, new Chain(entry, null), (first, added) -> new Chain(entry, first));
        return true;
    }

    @SuppressWarnings("unchecked") // every key of a tree is of one class that compares with itself
    private static Comparator<Object> selfOrder() {
        return (left, right) -> ((Comparable<Object>) left).compareTo(right);
    }

    private record Chain(int entry, @Nullable Chain next) {}
}

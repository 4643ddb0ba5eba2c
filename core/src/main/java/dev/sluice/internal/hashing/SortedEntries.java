package dev.sluice.internal.hashing;

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
public final class SortedEntries {
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

    private final EntryKeys keys;
    private final Map<Class<?>, TreeMap<Object, Chain>> treeByClass = new HashMap<>();

    /** Makes an empty index over the keys of a table. */
    public SortedEntries(EntryKeys keys) {
        this.keys = keys;
    }

    /** Returns whether keys of this class take part. */
    public boolean isSortable(Object key) {
        return IS_SORTABLE.get(key.getClass());
    }

    /** Returns the entry of a sortable key, -1 if there is none. */
    public int locate(Object key) {
        TreeMap<Object, Chain> tree = treeByClass.get(key.getClass());
        Chain chain = tree == null ? null : tree.get(key);
        while (chain != null) {
            if (keys.isKey(chain.entry, key)) {
                return chain.entry;
            }
            chain = chain.next;
        }
        return -1;
    }

    /** Adds the entry of a key that is not here yet; returns false if the key is not sortable. */
    public boolean add(Object key, int entry) {
        if (!isSortable(key)) {
            return false;
        }
        treeByClass
                .computeIfAbsent(key.getClass(), unused -> new TreeMap<>(selfOrder()))
                .merge(key, new Chain(entry, null), (first, added) -> new Chain(entry, first));
        return true;
    }

    /** Forgets an entry; returns false if its key is not sortable. */
    public boolean remove(Object key, int entry) {
        if (!isSortable(key)) {
            return false;
        }
        TreeMap<Object, Chain> tree = treeByClass.get(key.getClass());
        if (tree != null) {
            tree.computeIfPresent(key, (same, chain) -> without(chain, entry));
        }
        return true;
    }

    private static @Nullable Chain without(@Nullable Chain chain, int entry) {
        if (chain == null || chain.entry == entry) {
            return chain == null ? null : chain.next;
        }
        return new Chain(chain.entry, without(chain.next, entry));
    }

    @SuppressWarnings("unchecked") // every key of a tree is of one class that compares with itself
    private static Comparator<Object> selfOrder() {
        return (left, right) -> ((Comparable<Object>) left).compareTo(right);
    }

    private record Chain(int entry, @Nullable Chain next) {}
}

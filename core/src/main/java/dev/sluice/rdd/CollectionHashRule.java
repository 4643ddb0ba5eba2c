package dev.sluice.rdd;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Hashes the containers whose equality their interface defines, whatever class implements it: a list in order, a set and
 * a map free of order.
 *
 * <p><b>Thread rule:</b> immutable.
 */
enum CollectionHashRule implements HashRule {
    LIST {
        @Override
        public int first(Object key) {
            int hash = 1;
            for (Object element : (List<?>) key) {
                hash = HashMixing.append32(hash, StableHash.ofComponent(element));
            }
            return HashMixing.finish32(hash);
        }

        @Override
        public long second(Object key) {
            long hash = 1;
            for (Object element : (List<?>) key) {
                hash = HashMixing.append64(hash, StableHash.secondOfComponent(element));
            }
            return HashMixing.finish64(hash);
        }
    },

    // Sums do not depend on the order; each term is finished first, so that {1, 4} and {2, 3} differ.
    SET {
        @Override
        public int first(Object key) {
            int sum = 2;
            for (Object element : (Set<?>) key) {
                sum += HashMixing.finish32(StableHash.ofComponent(element) + 1);
            }
            return HashMixing.finish32(sum);
        }

        @Override
        public long second(Object key) {
            long sum = 2;
            for (Object element : (Set<?>) key) {
                sum += HashMixing.finish64(StableHash.secondOfComponent(element) + 1);
            }
            return HashMixing.finish64(sum);
        }
    },

    MAP {
        @Override
        public int first(Object key) {
            int sum = 3;
            for (Map.Entry<?, ?> entry : ((Map<?, ?>) key).entrySet()) {
                sum += ENTRY.first(entry);
            }
            return HashMixing.finish32(sum);
        }

        @Override
        public long second(Object key) {
            long sum = 3;
            for (Map.Entry<?, ?> entry : ((Map<?, ?>) key).entrySet()) {
                sum += ENTRY.second(entry);
            }
            return HashMixing.finish64(sum);
        }
    },

    ENTRY {
        @Override
        public int first(Object key) {
            Map.Entry<?, ?> entry = (Map.Entry<?, ?>) key;
            int hash = HashMixing.append32(4, StableHash.ofComponent(entry.getKey()));
            return HashMixing.finish32(HashMixing.append32(hash, StableHash.ofComponent(entry.getValue())));
        }

        @Override
        public long second(Object key) {
            Map.Entry<?, ?> entry = (Map.Entry<?, ?>) key;
            long hash = HashMixing.append64(4, StableHash.secondOfComponent(entry.getKey()));
            return HashMixing.finish64(HashMixing.append64(hash, StableHash.secondOfComponent(entry.getValue())));
        }
    },

    OPTIONAL {
        @Override
        public int first(Object key) {
            return HashMixing.append32(5, StableHash.ofComponent(((Optional<?>) key).orElse(null)));
        }

        @Override
        public long second(Object key) {
            return HashMixing.append64(5, StableHash.secondOfComponent(((Optional<?>) key).orElse(null)));
        }
    };

    @Override
    public Stability stability() {
        return Stability.AS_COMPONENTS;
    }
}

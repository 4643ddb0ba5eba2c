package dev.sluice.testkit.random;

import dev.sluice.function.Pair;
import dev.sluice.rdd.HashPartitioner;
import dev.sluice.rdd.Partitioner;
import java.util.List;
import java.util.Optional;

/** What the steps of random programs compute; every result depends on order, so that a wrong order shows. */
final class Functions {
    /** Two of them have equal hash codes. */
    private static final List<String> KEYS = List.of("Aa", "BB", "c", "the", "", "ümlaut", "key with blanks", "7");

    private static final long BOUND = 1_000_003;

    private Functions() {}

    static String key(long number) {
        // Half of all elements share one key.
        return number % 2 == 0 ? "the" : KEYS.get((int) Math.floorMod(number, (long) KEYS.size()));
    }

    static long mix(long first, long second) {
        return Math.floorMod(first * 31 + second + 7, BOUND);
    }

    static long fold(List<Long> numbers) {
        long folded = 1;
        for (long number : numbers) {
            folded = mix(folded, number);
        }
        return folded;
    }

    /** Returns a number that tells apart what prints differently. */
    static long number(Object element) {
        return Math.floorMod((long) element.toString().hashCode(), BOUND);
    }

    static long fold(Optional<Long> first, Optional<Long> second) {
        return mix(first.orElse(-1L), second.orElse(-2L));
    }

    /** Keeps what joins make from growing without end. */
    static boolean isKept(Pair<String, Long> pair) {
        return pair.second() % 3 == 0;
    }

    /** Sends one key to the last partition and the rest by hash to the others. */
    static final class HotKey extends Partitioner {
        private static final long serialVersionUID = 1;

        private final int partitionCount;

        HotKey(int partitionCount) {
            this.partitionCount = partitionCount;
        }

        @Override
        public int partitionCount() {
            return partitionCount;
        }

        @Override
        public int partition(Object key) {
            return key.equals("the") || partitionCount == 1
                    ? partitionCount - 1
                    : new HashPartitioner(partitionCount - 1).partition(key);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof HotKey that && that.partitionCount == partitionCount;
        }

        @Override
        public int hashCode() {
            return partitionCount;
        }
    }
}

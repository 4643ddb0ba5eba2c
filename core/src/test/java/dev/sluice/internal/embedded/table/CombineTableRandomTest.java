package dev.sluice.internal.embedded.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Compares the table with {@code LinkedHashMap}. Replay a failure with {@code -Dsluice.seed=N}. */
class CombineTableRandomTest {
    private static final int ROUNDS = 300;

    /** Each makes keys that collide in another way, or not at all. */
    private static final List<IntFunction<Object>> KINDS = List.of(
            number -> (long) number,
            number -> "key " + number,
            number -> number % 2 == 0 ? (Object) number : "key " + number,
            CombineTableRandomTest::blocks,
            number -> new Colliding(number, 42),
            number -> new Colliding(number, number % 5),
            number -> number % 3 == 0 ? new Colliding(number, 42) : (Object) blocks(number),
            number -> List.of(number, "key"));

    @Test
    void contentsAndOrder_forAnyKeysValuesGrowthFloodsAndReuse_areThoseOfLinkedHashMap() throws Exception {
        long seed = Long.getLong("sluice.seed", new SplittableRandom().nextLong());
        System.out.println("CombineTableRandomTest: replay with -Dsluice.seed=" + seed);
        SplittableRandom random = new SplittableRandom(seed);
        CombineTable table = new CombineTable();

        for (int round = 0; round < ROUNDS; round++) {
            Map<Object, Object> expected = new LinkedHashMap<>();
            combineRound(random, table, expected);
            assertEqual(table, expected, "seed " + seed + ", round " + round);
            table.reset();
        }
    }

    private static void combineRound(SplittableRandom random, CombineTable table, Map<Object, Object> expected) {
        IntFunction<Object> kind = KINDS.get(random.nextInt(KINDS.size()));
        int keys = 1 << random.nextInt(14);
        int records = random.nextInt(2 * keys);
        int textEvery = random.nextBoolean() ? Integer.MAX_VALUE : 1 + random.nextInt(1000);
        for (int i = 0; i < records; i++) {
            Object key = kind.apply(random.nextInt(keys));
            Object value = i % textEvery == textEvery - 1 ? "text" : (Object) (long) i;
            combine(table, key, value);
            expected.merge(key, value, CombineTableRandomTest::merge);
        }
    }

    private static void combine(CombineTable table, Object key, Object value) {
        int hash = CombineTable.hashOf(key);
        int entry = table.locate(key, hash);
        if (entry >= 0) {
            table.setUnlessNull(entry, merge(table.valueAt(entry), value));
        } else {
            assertThat(table.insert(entry, key, hash, value)).isEqualTo(table.size() - 1);
        }
    }

    private static Object merge(Object left, Object right) {
        return left instanceof Long a && right instanceof Long b ? (Object) (a + b) : left + "," + right;
    }

    private static void assertEqual(CombineTable table, Map<Object, Object> expected, String which) throws Exception {
        Map<Object, Object> actual = new LinkedHashMap<>();
        table.forEach((key, hash, value) -> {
            assertThat(hash).isEqualTo(CombineTable.hashOf(key));
            actual.put(key, value);
        });
        assertThat(table.size()).as(which).isEqualTo(expected.size());
        // Not assertThat(map): its message for thousands of entries would hide the seed.
        assertThat(List.copyOf(actual.entrySet()).equals(List.copyOf(expected.entrySet())))
                .as(which)
                .isTrue();
    }

    private static String blocks(int number) {
        StringBuilder text = new StringBuilder();
        for (int bit = 0; bit < 14; bit++) {
            text.append((number >>> bit & 1) == 0 ? "Aa" : "BB");
        }
        return text.toString();
    }

    private static final class Colliding implements Comparable<Colliding> {
        private final int number;
        private final int hash;

        Colliding(int number, int hash) {
            this.number = number;
            this.hash = hash;
        }

        @Override
        public int compareTo(Colliding other) {
            return Integer.compare(number, other.number);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Colliding that && that.number == number;
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}

package dev.sluice.internal.embedded.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.internal.hashing.SlotHashing;
import dev.sluice.rdd.HashPartitioner;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Floods are recognised by their phase, and told to be cheap by how often keys are compared; the time they take is
 * measured by a benchmark.
 */
class CombineTableFloodTest {
    private static final int KEYS = 20_000;

    private final CombineTable table = new CombineTable();

    @Test
    void ordinaryKeys_areNoFlood() {
        insertAll(number -> "key " + number);

        assertThat(table.hashing()).isEqualTo(SlotHashing.GIVEN);
    }

    @Test
    void stringsOfEqualHashCode_arePlacedByTheirSecondHash() {
        assertThat(blocks(1).hashCode()).isEqualTo(blocks(2).hashCode());

        insertAll(CombineTableFloodTest::blocks);

        assertThat(table.hashing()).isEqualTo(SlotHashing.SECOND);
    }

    @Test
    void recordsWithConstantHashCode_areNoFlood() {
        insertAll(ConstantRecord::new);

        assertThat(table.hashing()).isEqualTo(SlotHashing.GIVEN);
    }

    @Test
    void comparablesOfEqualHashCode_areSorted() {
        insertAll(Version::new);

        assertThat(table.hashing()).isEqualTo(SlotHashing.SORTED);
    }

    @Test
    void comparablesOfEqualHashCode_areFoundByFewComparisons() {
        insertAll(Version::new);
        Version key = new Version(12_345);

        assertThat(table.locate(key, CombineTable.hashOf(key))).isEqualTo(12_345);
        assertThat(key.equalsCalls).isEqualTo(1);
    }

    @Test
    void keysOfOnePartition_areNoFlood() {
        HashPartitioner partitioner = new HashPartitioner(64);
        insertIf(number -> partitioner.partition(number) == 63);

        assertThat(table.size()).isBetween(10_000, 20_000);
        assertThat(table.hashing()).isEqualTo(SlotHashing.GIVEN);
    }

    @Test
    void keysOfOnePartitionByRemainder_areNoFlood() {
        insertIf(number -> Math.floorMod(CombineTable.hashOf(number), 64) == 63);

        assertThat(table.size()).isBetween(10_000, 20_000);
        assertThat(table.hashing()).isEqualTo(SlotHashing.GIVEN);
    }

    @Test
    void neighbouringHomes_areAFloodToo() {
        for (int i = 0; i < KEYS; i++) {
            Integer key = i;
            table.insert(table.locate(key, atHomeInFirstSlots(i)), key, atHomeInFirstSlots(i), "value");
        }

        assertThat(table.hashing()).isEqualTo(SlotHashing.SECOND);
        for (int i = 0; i < KEYS; i++) {
            assertThat(table.locate(i, atHomeInFirstSlots(i))).isEqualTo(i);
        }
    }

    @Test
    void keysThatNothingTellsApart_areStillCorrect() {
        IntFunction<Object> keys = Incomparable::new;
        for (int i = 0; i < 500; i++) {
            insert(keys.apply(i));
        }

        assertThat(table.hashing()).isEqualTo(SlotHashing.SORTED);
        assertThat(table.locate(keys.apply(499), CombineTable.hashOf(keys.apply(499))))
                .isEqualTo(499);
        assertThat(table.locate(keys.apply(500), CombineTable.hashOf(keys.apply(500))))
                .isNegative();
    }

    @Test
    void comparableKeysThatTie_areToldApartByEquals() {
        for (int i = 0; i < 500; i++) {
            insert(new Tied(i));
        }

        assertThat(table.hashing()).isEqualTo(SlotHashing.SORTED);
        assertThat(table.locate(new Tied(321), CombineTable.hashOf(new Tied(321))))
                .isEqualTo(321);
    }

    @Test
    void reset_endsTheFlood() {
        insertAll(Version::new);

        table.reset();
        insert(new Version(7));

        assertThat(table.hashing()).isEqualTo(SlotHashing.GIVEN);
        assertThat(table.size()).isEqualTo(1);
    }

    /** All different; undoes the multiplication by which the table spreads hashes. */
    private static int atHomeInFirstSlots(int number) {
        return number * 0x144CBC89;
    }

    private void insertIf(IntPredicate isChosen) {
        IntStream.range(0, 1_000_000).filter(isChosen).forEach(this::insert);
    }

    private void insertAll(IntFunction<Object> keys) {
        for (int i = 0; i < KEYS; i++) {
            insert(keys.apply(i));
        }
        for (int i = 0; i < KEYS; i++) {
            Object key = keys.apply(i);
            assertThat(table.locate(key, CombineTable.hashOf(key))).isEqualTo(i);
        }
    }

    private void insert(Object key) {
        int hash = CombineTable.hashOf(key);
        int place = table.locate(key, hash);
        assertThat(place).isNegative();
        table.insert(place, key, hash, "value");
    }

    private static String blocks(int number) {
        StringBuilder text = new StringBuilder();
        for (int bit = 0; bit < 16; bit++) {
            text.append((number >>> bit & 1) == 0 ? "Aa" : "BB");
        }
        return text.toString();
    }

    private record ConstantRecord(int number) {
        @Override
        public int hashCode() {
            return 42;
        }
    }

    private static final class Version implements Comparable<Version> {
        private final int number;
        private int equalsCalls;

        Version(int number) {
            this.number = number;
        }

        @Override
        public int compareTo(Version other) {
            return Integer.compare(number, other.number);
        }

        @Override
        public boolean equals(Object other) {
            equalsCalls++;
            return other instanceof Version version && version.number == number;
        }

        @Override
        public int hashCode() {
            return 42;
        }
    }

    private static final class Incomparable {
        private final int number;

        Incomparable(int number) {
            this.number = number;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Incomparable that && that.number == number;
        }

        @Override
        public int hashCode() {
            return 42;
        }
    }

    private static final class Tied implements Comparable<Tied> {
        private final int number;

        Tied(int number) {
            this.number = number;
        }

        @Override
        public int compareTo(Tied other) {
            return 0;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Tied that && that.number == number;
        }

        @Override
        public int hashCode() {
            return 42;
        }
    }
}

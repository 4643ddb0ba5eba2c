package dev.sluice.internal.embedded.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CombineTableTest {
    private final CombineTable table = new CombineTable();

    @Test
    void entries_areInFirstSeenOrder() throws Exception {
        put("to", 1L);
        put("be", 2L);
        put("or", 3L);
        put("be", 4L);

        assertThat(contents()).containsExactly("to=1", "be=4", "or=3");
    }

    @Test
    void locate_whenKeyIsEqualButNotSame_findsTheEntry() {
        put(new String("key".toCharArray()), 1L);

        assertThat(table.locate("key", CombineTable.hashOf("key"))).isZero();
        assertThat(table.locate("kez", CombineTable.hashOf("kez"))).isNegative();
    }

    @Test
    void insert_whenTableGrows_keepsEveryEntry() {
        for (int i = 0; i < 10_000; i++) {
            put(i, "value " + i);
        }

        assertThat(table.size()).isEqualTo(10_000);
        assertThat(get(0)).isEqualTo("value 0");
        assertThat(get(9_999)).isEqualTo("value 9999");
        assertThat(table.keyAt(5_000)).isEqualTo(5_000);
        assertThat(table.hashAt(5_000)).isEqualTo(CombineTable.hashOf(5_000));
    }

    @Test
    void values_whenLongsAreFollowedByOthers_keepEach() throws Exception {
        put("long", 1L);
        put("string", "two");
        put("double", 3.0);
        put("long", 4L);

        assertThat(contents()).containsExactly("long=4", "string=two", "double=3.0");
        assertThat(get("long")).isEqualTo(4L);
    }

    @Test
    void setValue_whenALongBecomesAnotherType_keepsTheOtherLongs() throws Exception {
        put("a", 1L);
        put("b", 2L);

        put("a", List.of(1L));

        assertThat(contents()).containsExactly("a=[1]", "b=2");
    }

    @Test
    void reset_forgetsEntriesAndTheTypeOfTheirValues() throws Exception {
        put("a", 1L);
        table.reset();

        assertThat(table.size()).isZero();
        assertThat(table.locate("a", CombineTable.hashOf("a"))).isNegative();

        put("b", "text");
        table.reset();
        put("a", 2L);

        assertThat(contents()).containsExactly("a=2");
    }

    @Test
    void reset_whenAnEighthWasUsed_keepsTheArrays() {
        fill(100_000);
        assertThat(table.capacity()).isEqualTo(131_071);

        table.reset();
        fill(16_384);
        table.reset();

        assertThat(table.capacity()).isEqualTo(131_071);
    }

    @Test
    void reset_whenLessThanAnEighthWasUsed_shrinksToTwiceTheUse() {
        fill(100_000);
        table.reset();
        fill(10_000);

        table.reset();

        assertThat(table.capacity()).isEqualTo(32_767);
        fill(10_000);
        assertThat(get(9_999)).isEqualTo(9_999L);
    }

    @Test
    void reset_ofAnEmptyLargeTable_shrinksToTheSmallest() {
        fill(100_000);
        table.reset();

        table.reset();

        assertThat(table.capacity()).isEqualTo(15);
        put("a", 1L);
        assertThat(get("a")).isEqualTo(1L);
    }

    @Test
    void keys_ofDifferentScale_areDifferentAlthoughTheyCompareEqual() throws Exception {
        put(new BigDecimal("1.0"), 1L);
        put(new BigDecimal("1.00"), 2L);

        assertThat(contents()).containsExactly("1.0=1", "1.00=2");
    }

    private void fill(int keys) {
        for (int i = 0; i < keys; i++) {
            put(i, (long) i);
        }
    }

    private void put(Object key, Object value) {
        int hash = CombineTable.hashOf(key);
        int entry = table.locate(key, hash);
        if (entry >= 0) {
            table.setUnlessNull(entry, value);
        } else {
            table.insert(entry, key, hash, value);
        }
    }

    private Object get(Object key) {
        return table.valueAt(table.locate(key, CombineTable.hashOf(key)));
    }

    private List<String> contents() throws Exception {
        List<String> contents = new ArrayList<>();
        table.forEach((key, hash, value) -> contents.add(key + "=" + value));
        return contents;
    }
}

package dev.sluice.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.StreamingException;
import dev.sluice.function.SerializableComparator;
import dev.sluice.rdd.RDD;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the actions of an RDD do, whichever runtime interprets them. */
abstract class RddActionsContract extends RddSurfaceContract {
    private static final AtomicInteger CALLS = new AtomicInteger();

    @BeforeEach
    void forgetCalls() {
        CALLS.set(0);
    }

    @Test
    void count_addsPartitions() {
        assertThat(numbers(3, 1, 2, 3, 4).count()).isEqualTo(4);
        assertThat(numbers(0).count()).isZero();
    }

    @Test
    void countByValue_countsEachElement() {
        assertThat(words(2, "a", "b", "a").countByValue()).isEqualTo(Map.of("a", 2L, "b", 1L));
    }

    @Test
    void reduce_combinesInOrder() {
        assertThat(words(3, "a", "b", "c", "d").reduce((x, y) -> x + y)).isEqualTo("abcd");
    }

    @Test
    void reduce_whenEmpty_throwsNamingItself() {
        assertThatThrownBy(() -> numbers(2).reduce(Integer::sum))
                .isInstanceOf(StreamingException.class)
                .hasMessageContaining("reduce inside test")
                .hasMessageContaining("empty");
    }

    @Test
    void reduce_whenFunctionReturnsNull_isRefusedNamingOperator() {
        assertThatThrownBy(() -> numbers(1, 1, 2).reduce((x, y) -> null)).hasMessageContaining("reduce inside test");
        assertThatThrownBy(() -> numbers(2, 1, 2).reduce((x, y) -> null)).hasMessageContaining("reduce inside test");
    }

    @Test
    void fold_startsFromZeroInEachPartitionAndAtTheEnd() {
        assertThat(numbers(2, 1, 2, 3, 4).fold(100, Integer::sum)).isEqualTo(310);
        assertThat(numbers(0).fold(7, Integer::sum)).isEqualTo(7);
    }

    @Test
    void aggregate_whenAddChangesItsArgument_startsAnewInEachPartition() {
        List<Integer> all = numbers(2, 1, 2, 3)
                .aggregate(
                        ArrayList<Integer>::new,
                        (list, n) -> {
                            list.add(n);
                            return list;
                        },
                        (list, later) -> {
                            list.addAll(later);
                            return list;
                        });

        assertThat(all).containsExactly(1, 2, 3);
    }

    @Test
    void foreach_callsFunctionForEachElement() {
        numbers(2, 1, 2, 3).foreach(RddActionsContract::counted);

        assertThat(CALLS).hasValue(3);
    }

    @Test
    void foreachPartition_callsFunctionForEachPartition() {
        numbers(2, 1, 2, 3).foreachPartition(elements -> counted(1));

        assertThat(CALLS).hasValue(2);
    }

    @Test
    void take_returnsFirstElementsAcrossPartitions() {
        assertThat(numbers(3, 1, 2, 3).take(2)).containsExactly(1, 2);
        assertThat(numbers(3, 1, 2, 3).take(9)).containsExactly(1, 2, 3);
        assertThat(numbers(3, 1, 2, 3).take(0)).isEmpty();
    }

    @Test
    void take_whenFirstPartitionIsEnough_computesNoOther() {
        assertThat(numbers(3, 1, 2, 3).map(RddActionsContract::counted).take(1)).containsExactly(1);
        assertThat(CALLS).hasValue(1);
    }

    @Test
    void take_whenLimitIsNegative_isRefused() {
        assertThatThrownBy(() -> numbers(1, 1).take(-1)).hasMessageContaining("at least 0, got -1");
    }

    @Test
    void first_returnsFirstElement_orThrowsNamingItself() {
        assertThat(numbers(3, 5, 6).first()).isEqualTo(5);
        assertThatThrownBy(() -> numbers(3).first()).hasMessageContaining("first inside test");
    }

    @Test
    void isEmpty_tellsWhetherThereIsAnElement() {
        assertThat(numbers(3).isEmpty()).isTrue();
        assertThat(numbers(0).isEmpty()).isTrue();
        assertThat(numbers(3, 1).isEmpty()).isFalse();
    }

    @Test
    void takeOrdered_returnsSmallestAscending() {
        assertThat(numbers(3, 5, 1, 4, 2, 3).takeOrdered(3)).containsExactly(1, 2, 3);
        assertThat(numbers(2, 5, 1).takeOrdered(9)).containsExactly(1, 5);
        assertThat(numbers(2, 5, 1).takeOrdered(0)).isEmpty();
    }

    @Test
    void top_returnsLargestDescending() {
        assertThat(numbers(3, 5, 1, 4, 2, 3).top(2)).containsExactly(5, 4);
        assertThat(words(2, "a", "ccc", "bb").top(2, byLength())).containsExactly("ccc", "bb");
    }

    @Test
    void minAndMax_returnFirstOfEqualElements() {
        RDD<String> all = words(2, "bb", "a", "cc", "d");

        assertThat(all.min(byLength())).isEqualTo("a");
        assertThat(all.max(byLength())).isEqualTo("bb");
        assertThat(all.min()).isEqualTo("a");
        assertThat(all.max()).isEqualTo("d");
    }

    @Test
    void minAndMax_whenEmpty_throwNamingThemselves() {
        assertThatThrownBy(() -> numbers(1).min()).hasMessageContaining("min inside test");
        assertThatThrownBy(() -> numbers(1).max()).hasMessageContaining("max inside test");
    }

    @Test
    void toLocalIterator_computesPartitionsAsTheyAreReached() {
        Iterator<Integer> elements =
                numbers(2, 1, 2, 3).map(RddActionsContract::counted).toLocalIterator();

        assertThat(elements.next()).isEqualTo(1);
        assertThat(CALLS).hasValue(1);
        assertThat(elements).toIterable().containsExactly(2, 3);
        assertThatThrownBy(elements::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void takeSample_drawsExactlySoManyDifferentElements_theSameOnesForTheSameSeed() {
        RDD<Integer> all = range(4, 1_000);

        List<Integer> sample = all.takeSample(false, 100, 42);

        assertThat(sample).hasSize(100).doesNotHaveDuplicates().isSubsetOf(all.collect());
        assertThat(sample).isNotEqualTo(sample.stream().sorted().toList());
        assertThat(all.takeSample(false, 100, 42)).isEqualTo(sample);
        assertThat(all.takeSample(false, 100, 43)).isNotEqualTo(sample);
        assertThat(sample.stream().filter(number -> number < 500)).hasSizeBetween(30, 70);
    }

    @Test
    void takeSample_ofFewElements_drawsAllWithoutReplacement_andRepeatsThemWithIt() {
        assertThat(numbers(3, 1, 2, 3).takeSample(false, 9)).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(numbers(3, 1, 2, 3).takeSample(true, 90)).hasSize(90).containsOnly(1, 2, 3);
    }

    @Test
    void takeSample_ofNothing_isEmpty() {
        assertThat(numbers(3).takeSample(true, 5)).isEmpty();
        assertThat(numbers(3).takeSample(false, 5)).isEmpty();
        assertThat(numbers(0).takeSample(true, 5)).isEmpty();
        assertThat(numbers(2, 1, 2).takeSample(true, 0)).isEmpty();
    }

    @Test
    void takeSample_whenCountIsNegative_isRefused() {
        assertThatThrownBy(() -> numbers(1, 1).takeSample(false, -1)).hasMessageContaining("at least 0, got -1");
    }

    private static SerializableComparator<String> byLength() {
        return (first, second) -> Integer.compare(first.length(), second.length());
    }

    private static int counted(int element) {
        CALLS.incrementAndGet();
        return element;
    }
}

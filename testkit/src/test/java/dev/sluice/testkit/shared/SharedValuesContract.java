package dev.sluice.testkit.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.DStream;
import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import dev.sluice.shared.Accumulator;
import dev.sluice.shared.AccumulatorSpec;
import dev.sluice.shared.Broadcast;
import dev.sluice.shared.CollectionAccumulator;
import dev.sluice.shared.DoubleAccumulator;
import dev.sluice.testing.TestOutput;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The kinds of accumulators, and broadcasts, which have one value in a batch. */
abstract class SharedValuesContract extends SharedFixture {
    @Test
    void collection_isInTheOrderOfPartitions() {
        DStream<String> words = words();
        CollectionAccumulator<String> seen = driver.context().collectionAccumulator("seen");
        words.foreachRDD(rdd -> rdd.foreach(word -> seen.add(word)));
        driver.start();

        run();

        assertThat(seen.value()).containsExactly("a", "b", "c");
    }

    @Test
    void doubles_haveSumCountAndAverage() {
        DStream<String> words = words();
        DoubleAccumulator seen = driver.context().doubleAccumulator("seen");
        words.foreachRDD(rdd -> rdd.foreach(word -> seen.add(0.5)));
        driver.start();

        run();

        assertThat(seen.value()).isEqualTo(1.5);
        assertThat(seen.sum()).isEqualTo(1.5);
        assertThat(seen.avg()).isEqualTo(0.5);
    }

    @Test
    void accumulatorOfTheProgramsOwn_mergesByItsSpecification() {
        DStream<String> words = words();
        Accumulator<String, Integer> longest = driver.context().accumulator("longest", new Longest());
        words.foreachRDD(rdd -> rdd.foreach(word -> longest.add(word)));
        driver.start();

        input.addPartitions(List.of(List.of("a", "four"), List.of("by")));
        driver.nextBatch();

        assertThat(longest.value()).isEqualTo(4);
    }

    private static final class Longest implements AccumulatorSpec<String, Integer, Integer> {
        private static final long serialVersionUID = 1;

        @Override
        public Integer zero() {
            return 0;
        }

        @Override
        public Integer add(Integer sum, String value) {
            return Math.max(sum, value.length());
        }

        @Override
        public Integer merge(Integer earlier, Integer later) {
            return Math.max(earlier, later);
        }

        @Override
        public Integer value(Integer sum) {
            return sum;
        }
    }

    @Test
    void names_areUnique() {
        words();
        longs();
        driver.context().broadcast("rules", 1);

        assertThatThrownBy(this::longs).hasMessageContaining("accumulator 'seen' already");
        assertThatThrownBy(() -> driver.context().broadcast("rules", 2))
                .isInstanceOfSatisfying(
                        StreamingException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.GRAPH_DUPLICATE_NAME));
        assertThat(driver.context().broadcast(3).name()).isEqualTo("broadcast#1");
    }

    @Test
    void broadcast_isReplacedBetweenBatches() {
        DStream<String> words = words();
        Broadcast<String> suffix = driver.context().broadcast("suffix", "1");
        TestOutput<String> output = driver.capture(words.map(word -> word + suffix.value()));
        driver.start();

        run();
        suffix.update("2");
        suffix.update("3");
        run();

        assertThat(output.perBatch()).containsExactly(List.of("a1", "b1", "c1"), List.of("a3", "b3", "c3"));
        assertThat(suffix.value()).isEqualTo("3");
    }

    @Test
    void broadcast_thatIsUpdatedInABatch_keepsItsValueToTheBatchsEnd() {
        DStream<String> words = words();
        Broadcast<String> suffix = driver.context().broadcast("suffix", "1");
        List<String> inClosures = new ArrayList<>();
        words.foreachRDD(rdd -> {
            suffix.update("2");
            inClosures.add(suffix.value());
        });
        TestOutput<String> output = driver.capture(words.map(word -> word + suffix.value()));
        driver.start();

        run();
        run();

        assertThat(inClosures).containsExactly("1", "2");
        assertThat(output.perBatch()).containsExactly(List.of("a1", "b1", "c1"), List.of("a2", "b2", "c2"));
    }

    @Test
    void broadcast_isNotUpdatedByATask() {
        DStream<String> words = words();
        Broadcast<String> suffix = driver.context().broadcast("suffix", "1");
        driver.capture(words.map(word -> {
            suffix.update(word);
            return word;
        }));
        driver.start();

        assertThatThrownBy(this::run)
                .hasStackTraceContaining("broadcast 'suffix' was updated in a task (partition 0 of batch 0)");
    }
}

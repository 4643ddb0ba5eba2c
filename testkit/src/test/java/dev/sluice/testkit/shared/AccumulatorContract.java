package dev.sluice.testkit.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.DStream;
import dev.sluice.config.BatchKeys;
import dev.sluice.config.EngineKeys;
import dev.sluice.config.FailurePolicy;
import dev.sluice.config.StreamingConf;
import dev.sluice.function.Pair;
import dev.sluice.rdd.TaskContext;
import dev.sluice.shared.LongAccumulator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Accumulators count once, whatever is computed twice, and with the batch. */
abstract class AccumulatorContract extends SharedFixture {
    @Test
    void accumulator_countsElementsOfAllBatches() {
        DStream<String> words = words();
        LongAccumulator seen = longs();
        driver.capture(counted(words, seen));
        driver.start();

        run();
        run();

        assertThat(seen.value()).isEqualTo(6);
        assertThat(seen.count()).isEqualTo(6);
        assertThat(seen.avg()).isEqualTo(1.0);
    }

    @Test
    void stream_thatTwoOutputsCompute_countsOnce() {
        DStream<String> words = words();
        LongAccumulator seen = longs();
        DStream<String> counted = counted(words, seen);
        driver.capture(counted.filter(word -> word.equals("a")));
        driver.capture(counted.mapToPair(word -> Pair.of(word, 1)).reduceByKey(Integer::sum));
        driver.start();

        run();

        assertThat(seen.value()).isEqualTo(3);
    }

    @Test
    void exchange_thatTwoOutputsCompute_countsOnceOnBothSides() {
        DStream<String> words = words();
        LongAccumulator seen = longs();
        var sums = words.mapToPair(word -> Pair.of("all", 1L)).reduceByKey((left, right) -> {
            seen.add(1);
            return left + right;
        });
        driver.capture(sums);
        driver.capture(sums.mapValues(sum -> sum + 1));
        driver.start();

        run();

        assertThat(seen.value()).isEqualTo(2);
    }

    @Test
    void equalOperators_countEach() {
        DStream<String> words = words();
        LongAccumulator seen = longs();
        driver.capture(counted(counted(words, seen), seen));
        driver.start();

        run();

        assertThat(seen.value()).isEqualTo(6);
    }

    @Test
    void unionOfAStreamWithItself_countsWhatFollowsTwice_andTheStreamOnce() {
        DStream<String> words = words();
        LongAccumulator before = driver.context().longAccumulator("before");
        LongAccumulator after = driver.context().longAccumulator("after");
        DStream<String> counted = counted(words, before);
        driver.capture(counted(counted.union(counted), after));
        driver.start();

        run();

        assertThat(before.value()).isEqualTo(3);
        assertThat(after.value()).isEqualTo(6);
    }

    @Test
    void unionOfTwoUses_countsTheStreamOnce() {
        DStream<String> words = words();
        LongAccumulator seen = longs();
        DStream<String> counted = counted(words, seen);
        driver.capture(driver.context().union(words.filter(word -> true), counted));
        driver.capture(counted);
        driver.start();

        run();

        assertThat(seen.value()).isEqualTo(3);
    }

    @Test
    void partitionFunction_isItsOwnStep() {
        DStream<String> words = words();
        LongAccumulator seen = longs();
        LongAccumulator partitions = driver.context().longAccumulator("partitions");
        DStream<String> walked = counted(words, seen).mapPartitions(elements -> {
            partitions.add(1);
            List<String> all = new ArrayList<>();
            elements.forEachRemaining(all::add);
            return all.iterator();
        });
        driver.capture(walked);
        driver.capture(walked.count());
        driver.start();

        run();

        assertThat(seen.value()).isEqualTo(3);
        assertThat(partitions.value()).isEqualTo(2);
    }

    @Test
    void take_thenAll_countsEveryElementOnce() {
        DStream<String> words = words();
        LongAccumulator seen = longs();
        counted(words, seen).foreachRDD(rdd -> {
            rdd.take(1);
            rdd.collect();
            rdd.take(2);
        });
        driver.start();

        run();

        assertThat(seen.value()).isEqualTo(3);
    }

    @Test
    void actions_countEach() {
        DStream<String> words = words();
        LongAccumulator seen = longs();
        words.foreachRDD(rdd -> {
            rdd.foreach(word -> seen.add(1));
            rdd.foreach(word -> seen.add(1));
        });
        driver.start();

        run();

        assertThat(seen.value()).isEqualTo(6);
    }

    @Test
    void taskThatFailsAtFirst_countsOnce() {
        DStream<String> words =
                words(setup().conf(StreamingConf.create().appName("test").set(EngineKeys.TASK_MAX_FAILURES, 3)));
        LongAccumulator seen = longs();
        driver.capture(counted(words, seen).map(word -> {
            if (word.equals("b") && TaskContext.current().attempt() == 0) {
                throw new IllegalStateException("first attempt");
            }
            return word;
        }));
        driver.start();

        run();

        assertThat(seen.value()).isEqualTo(3);
    }

    @Test
    void statefulFunction_countsOnce_whenTwoOutputsUseIt() {
        DStream<String> words = words();
        LongAccumulator seen = longs();
        var counts = words.mapToPair(word -> Pair.of(word, 1L)).<Long>updateStateByKey((values, before) -> {
            seen.add(1);
            return Optional.of(before.orElse(0L) + values.size());
        });
        driver.capture(counts);
        driver.capture(counts);
        driver.start();

        run();
        run();

        assertThat(seen.value()).isEqualTo(6);
    }

    @Test
    void outputThatFails_leavesWhatOtherJobsAdded_whenTheProgramGoesOn() {
        LongAccumulator seen = runWithFailingOutput(FailurePolicy.CONTINUE);

        assertThat(seen.value()).isEqualTo(3);
    }

    @Test
    void outputThatFails_undoesWhatTheBatchAdded_whenTheProgramStops() {
        LongAccumulator seen = runWithFailingOutput(FailurePolicy.STOP);

        assertThat(seen.value()).isZero();
    }

    private LongAccumulator runWithFailingOutput(FailurePolicy policy) {
        DStream<String> words =
                words(setup().conf(StreamingConf.create().appName("test").set(BatchKeys.FAILURE_POLICY, policy)));
        LongAccumulator seen = longs();
        driver.capture(counted(words, seen));
        words.foreachRDD(rdd -> rdd.foreach(word -> {
            seen.add(100);
            throw new IllegalStateException("output");
        }));
        driver.tolerateFailures().start();
        run();
        return seen;
    }

    @Test
    void stateThatFails_undoesWhatTheBatchAdded() {
        DStream<String> words = words(setup().conf(
                        StreamingConf.create().appName("test").set(BatchKeys.FAILURE_POLICY, FailurePolicy.CONTINUE)));
        LongAccumulator seen = longs();
        driver.capture(counted(words, seen));
        driver.capture(words.mapToPair(word -> Pair.of(word, 1L)).<Long>updateStateByKey((values, before) -> {
            throw new IllegalStateException("state");
        }));
        driver.tolerateFailures().start();

        run();

        assertThat(seen.value()).isZero();
    }

    @Test
    void value_inForeachRdd_includesTheBatchsJobsThatHaveEnded() {
        DStream<String> words = words();
        LongAccumulator seen = longs();
        List<Long> values = new ArrayList<>();
        counted(words, seen).foreachRDD(rdd -> {
            values.add(seen.value());
            rdd.count();
            seen.add(10);
            values.add(seen.value());
        });
        driver.start();

        run();
        run();

        assertThat(values).containsExactly(0L, 13L, 13L, 26L);
        assertThat(seen.value()).isEqualTo(26);
    }

    @Test
    void value_inATask_isRefusedByName() {
        DStream<String> words = words();
        LongAccumulator seen = longs();
        driver.capture(words.map(word -> word + seen.value()));
        driver.start();

        assertThatThrownBy(this::run)
                .hasStackTraceContaining("Cannot read accumulator 'seen' in a task (partition 0 of batch 0)");
    }

    @Test
    void actionOutsideOfBatches_countsWhenItHasEnded() {
        words();
        LongAccumulator seen = longs();
        var numbers = driver.context().parallelize(List.of(1, 2, 3), 2).map(number -> {
            seen.add(number);
            return number;
        });

        numbers.collect();
        assertThat(seen.value()).isEqualTo(6);
        numbers.collect();
        assertThat(seen.value()).isEqualTo(12);
    }
}

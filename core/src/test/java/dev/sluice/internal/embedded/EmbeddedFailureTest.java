package dev.sluice.internal.embedded;

import static dev.sluice.internal.embedded.Lineage.collect;
import static dev.sluice.internal.embedded.Lineage.exchange;
import static dev.sluice.internal.embedded.Lineage.filter;
import static dev.sluice.internal.embedded.Lineage.flatMap;
import static dev.sluice.internal.embedded.Lineage.map;
import static dev.sluice.internal.embedded.Lineage.mapMulti;
import static dev.sluice.internal.embedded.Lineage.onPartition;
import static dev.sluice.internal.embedded.Lineage.partitionBy;
import static dev.sluice.internal.embedded.Lineage.read;
import static dev.sluice.internal.embedded.Lineage.readSplits;
import static dev.sluice.internal.embedded.Lineage.reduceByKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.OperatorException;
import dev.sluice.error.Samples;
import dev.sluice.error.StreamingException;
import dev.sluice.function.Pair;
import dev.sluice.rdd.Aggregation;
import dev.sluice.rdd.HashPartitioner;
import dev.sluice.rdd.Job;
import dev.sluice.rdd.Partitioner;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.Split;
import dev.sluice.rdd.TaskContext;
import dev.sluice.spi.BatchRuntime.BatchContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens when user code fails, plain and fused. */
@ParameterizedClass(name = "isFusing={0}")
@ValueSource(booleans = {false, true})
class EmbeddedFailureTest {
    private static final HashPartitioner ONE = new HashPartitioner(1);

    private final ForkingTasks tasks = new ForkingTasks(2);
    private final EmbeddedOptions options;
    private final EmbeddedRuntime runtime;

    EmbeddedFailureTest(boolean isFusing) {
        this.options = EmbeddedOptions.ofParallelism(2).withFusing(isFusing);
        this.runtime = TestRuntimes.of(tasks, new SteppedClock(), options);
    }

    @AfterEach
    void close() {
        runtime.close();
        tasks.close();
    }

    @Test
    void functionThatThrows_isTriedFourTimes_thenNamed() {
        AtomicInteger calls = new AtomicInteger();
        RDDNode<Integer> numbers = map(read(List.of(1), List.of(2, 3)), number -> {
            if (number == 3) {
                calls.incrementAndGet();
                throw new IllegalStateException("no threes");
            }
            return number;
        });

        OperatorException failure = failureOf(collect(numbers));

        assertThat(calls).hasValue(4);
        assertThat(failure.code()).isEqualTo(ErrorCode.TASK_FUNCTION_FAILED);
        assertThat(failure).hasCauseInstanceOf(IllegalStateException.class);
        assertThat(failure)
                .hasMessageContaining("no threes")
                .hasMessageContaining("'map#3' (App.java:12), batch 7")
                .hasMessageContaining("partition 1, attempt 4")
                .hasMessageEndingWith("Input: 3");
    }

    @Test
    void functionThatThrowsOnce_isTriedAgainFromLineage() {
        RDDNode<String> attempts = map(read(List.of("a", "b")), word -> {
            int attempt = TaskContext.current().attempt();
            if (attempt < 3 && word.equals("b")) {
                throw new IllegalStateException("not yet");
            }
            return word + attempt;
        });

        assertThat(run(collect(attempts))).containsExactly(List.of("a3", "b3"));
    }

    @Test
    void failureFurtherDown_namesTheInnermostOperator() {
        RDDNode<Integer> failing = filter(read(List.of(1)), number -> {
            throw new IllegalStateException("in filter");
        });
        RDDNode<Integer> viaPush = mapMulti(read(List.of(1)), (number, out) -> out.accept(number));
        RDDNode<Integer> failingBelow = filter(viaPush, number -> {
            throw new IllegalStateException("in filter");
        });

        assertThat(failureOf(collect(map(failing, number -> number))).site().operator())
                .isEqualTo("filter#4");
        assertThat(failureOf(collect(failingBelow)).site().operator()).isEqualTo("filter#4");
        assertThat(failureOf(collect(onPartition(failing, (partition, elements) -> elements)))
                        .site()
                        .operator())
                .isEqualTo("filter#4");
    }

    @Test
    void failureThatAFunctionSwallows_failsTheTaskAllTheSame() {
        RDDNode<Integer> swallowing = mapMulti(read(List.of(1)), (number, out) -> {
            try {
                out.accept(number);
            } catch (RuntimeException swallowed) {
                out.accept(2);
            }
        });
        RDDNode<Integer> failing = map(swallowing, number -> {
            if (number == 1) {
                throw new IllegalStateException("one");
            }
            return number;
        });

        assertThat(failureOf(collect(failing)).site().operator()).isEqualTo("map#3");
    }

    @Test
    void nullResults_areRefusedWithoutAnotherTry() {
        AtomicInteger calls = new AtomicInteger();
        RDDNode<String> words = read(List.of("a"));

        assertNullRefused("map#3", map(words, word -> {
            calls.incrementAndGet();
            return null;
        }));
        assertThat(calls).hasValue(1);
        assertNullRefused("filter#4", filter(words, word -> null));
        assertNullRefused("flatMap#5", flatMap(words, word -> null));
        assertNullRefused("flatMap#5", flatMap(words, word -> Arrays.asList("a", null)));
        assertNullRefused("mapMulti#6", mapMulti(words, (word, out) -> out.accept(null)));
        assertNullRefused("mapPartitions#7", onPartition(words, (partition, elements) -> null));
        assertNullRefused(
                "mapPartitions#7",
                onPartition(
                        words, (partition, elements) -> Arrays.asList("a", null).iterator()));
        RDDNode<Pair<String, Integer>> pairs = map(words, word -> Pair.of(word, 1));
        assertNullRefused(
                "reduceByKey#8",
                exchange(pairs, ONE, new Aggregation<Integer, Integer>(value -> null, (a, b) -> a, (a, b) -> a, true)));
        assertNullRefused(
                "reduceByKey#8",
                reduceByKey(read(List.of(Pair.of("a", 1)), List.of(Pair.of("a", 1))), ONE, (a, b) -> null));
        assertNullRefused(
                "reduceByKey#8",
                reduceByKey(read(List.of(Pair.of("a", 1L)), List.of(Pair.of("a", 1L))), ONE, (a, b) -> null));
        assertNullRefused(
                "reduceByKey#8", reduceByKey(read(List.of(Pair.of("a", 1L), Pair.of("a", 1L))), ONE, (a, b) -> null));
    }

    @Test
    void elementOfAnotherType_namesTheOperatorThatMetIt() {
        @SuppressWarnings({"unchecked", "rawtypes"})
        RDDNode<Integer> polluted = (RDDNode) read(List.of("not a number"));

        OperatorException failure = failureOf(collect(map(polluted, number -> number + 1)));

        assertThat(failure.site().operator()).isEqualTo("map#3");
        assertThat(failure).hasCauseInstanceOf(ClassCastException.class).hasMessageEndingWith("Input: not a number");
    }

    @Test
    void partitionerOutOfRange_isRefusedWithKeyAndRange() {
        Partitioner broken = new Partitioner() {
            private static final long serialVersionUID = 1;

            @Override
            public int partitionCount() {
                return 3;
            }

            @Override
            public int partition(Object key) {
                return 7;
            }

            @Override
            public String toString() {
                return "ByCustomer";
            }
        };
        RDDNode<Pair<String, Integer>> pairs = read(List.of(Pair.of("k", 1)));

        for (RDDNode<?> node : List.of(partitionBy(pairs, broken), reduceByKey(pairs, broken, Integer::sum))) {
            assertThat(failureOf(collect(node)))
                    .hasMessageContaining("Partitioner ByCustomer put a key into partition 7, expected 0 to 2")
                    .hasMessageContaining("attempt 1")
                    .hasMessageEndingWith("Input: k");
        }
    }

    @Test
    void splits_areClosedAtTheEndOfEachAttempt() {
        AtomicInteger opened = new AtomicInteger();
        AtomicInteger closed = new AtomicInteger();
        RDDNode<Integer> numbers = readSplits(List.of(closingSplit(opened, closed)));

        run(collect(numbers));
        assertThat(closed).hasValue(1);
        run(Lineage.take(numbers, 1, 0));
        assertThat(closed).hasValue(2);
        failureOf(collect(map(numbers, number -> {
            throw new IllegalStateException("always");
        })));
        assertThat(opened).hasValue(6);
        assertThat(closed).hasValue(6);
    }

    @Test
    void splitThatCannotBeRead_isTriedAgain() {
        AtomicInteger opens = new AtomicInteger();
        Split<Integer> flaky = () -> {
            if (opens.incrementAndGet() < 3) {
                throw new IOException("disk is busy");
            }
            return List.of(1).iterator();
        };

        assertThat(run(collect(readSplits(List.of(flaky))))).containsExactly(List.of(1));
        assertThat(opens).hasValue(3);
    }

    @Test
    void mergeThatFailsAfterItChangedValues_startsFromLineage() {
        AtomicInteger merges = new AtomicInteger();
        RDDNode<Pair<String, Integer>> pairs =
                read(List.of(Pair.of("a", 1)), List.of(Pair.of("a", 2)), List.of(Pair.of("a", 3)));
        RDDNode<Pair<String, List<Integer>>> lists = exchange(
                pairs,
                ONE,
                new Aggregation<Integer, List<Integer>>(
                        value -> new ArrayList<>(List.of(value)),
                        (list, value) -> {
                            throw new AssertionError("one value a partition");
                        },
                        (first, second) -> {
                            first.addAll(second);
                            if (merges.incrementAndGet() == 2) {
                                throw new IllegalStateException("after the change");
                            }
                            return first;
                        },
                        true));

        assertThat(run(collect(lists))).containsExactly(List.of(Pair.of("a", List.of(1, 2, 3))));
        assertThat(merges).hasValue(4);
    }

    @Test
    void failedJob_leavesNothingBehindForTheNext() {
        RDDNode<Pair<String, Integer>> pairs = read(List.of(Pair.of("a", 1), Pair.of("b", -1)));

        failureOf(collect(reduceByKey(
                map(pairs, pair -> {
                    if (pair.second() < 0) {
                        throw new IllegalStateException("negative");
                    }
                    return pair;
                }),
                ONE,
                Integer::sum)));

        assertThat(run(collect(reduceByKey(pairs, ONE, Integer::sum))))
                .containsExactly(List.of(Pair.of("a", 1), Pair.of("b", -1)));
    }

    @Test
    void virtualMachineErrors_passUnchanged() {
        OutOfMemoryError error = new OutOfMemoryError("simulated");

        assertThatThrownBy(() -> run(collect(map(read(List.of(1)), number -> {
                    throw error;
                }))))
                .isSameAs(error);
    }

    @Test
    void stackOverflow_namesTheOperator_andIsNotTriedAgain() {
        OperatorException failure = failureOf(collect(map(read(List.of(1)), EmbeddedFailureTest::recurse)));

        assertThat(failure.site().operator()).isEqualTo("map#3");
        assertThat(failure.site().attempt()).isEqualTo(1);
    }

    @Test
    void interrupt_isRestored() {
        try {
            assertThatThrownBy(() -> run(collect(map(read(List.of(1)), number -> {
                        throw new InterruptedException();
                    }))))
                    .isInstanceOfSatisfying(
                            StreamingException.class,
                            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.TASK_CANCELLED));
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void actionInsideATask_isRefusedByName() {
        Job<Integer, List<Integer>> inner = collect(read(List.of(1)));

        OperatorException failure = failureOf(collect(map(read(List.of(1)), number -> run(inner))));

        assertThat(failure).hasMessageContaining("collect#9 (App.java:12) was called inside a task");
        assertThat(failure.site().attempt()).isEqualTo(1);
    }

    @Test
    void samples_areHidden_whenOff() {
        EmbeddedRuntime secretive = TestRuntimes.of(
                tasks, new SteppedClock(), options.withSamples(Samples.hidden()).withMaxFailures(1));

        assertThatThrownBy(() -> secretive.run(BatchContext.NONE, collect(map(read(List.of("secret")), word -> {
                    throw new IllegalStateException(word);
                }))))
                .hasMessageNotContaining("secret");
    }

    private void assertNullRefused(String operator, RDDNode<?> node) {
        OperatorException failure = failureOf(collect(node));
        assertThat(failure.code()).isEqualTo(ErrorCode.TASK_NULL_ELEMENT);
        assertThat(failure.site().operator()).isEqualTo(operator);
        assertThat(failure.site().attempt()).isEqualTo(1);
    }

    private OperatorException failureOf(Job<?, ?> job) {
        return catchThrowableOfType(OperatorException.class, () -> run(job));
    }

    private <T, R> List<R> run(Job<T, R> job) {
        return runtime.run(new BatchContext(7, 5000), job);
    }

    @SuppressWarnings("InfiniteRecursion") // the overflow is what the test is about
    private static int recurse(int depth) {
        return recurse(depth + 1) + 1;
    }

    private static Split<Integer> closingSplit(AtomicInteger opened, AtomicInteger closed) {
        return () -> {
            opened.incrementAndGet();
            return new ClosingIterator(List.of(1, 2).iterator(), closed);
        };
    }

    private record ClosingIterator(Iterator<Integer> elements, AtomicInteger closed)
            implements Iterator<Integer>, AutoCloseable {
        @Override
        public boolean hasNext() {
            return elements.hasNext();
        }

        @Override
        public Integer next() {
            return elements.next();
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }
}

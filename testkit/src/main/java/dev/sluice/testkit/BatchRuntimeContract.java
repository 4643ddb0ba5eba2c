package dev.sluice.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.StreamingException;
import dev.sluice.function.Pair;
import dev.sluice.rdd.Aggregation;
import dev.sluice.rdd.NarrowOperator;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.TaskContext;
import dev.sluice.rdd.ZipOperator;
import dev.sluice.spi.BatchRuntime;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What every {@link BatchRuntime} does with each kind of lineage, with failures and with nulls.
 *
 * <p>Extend it for your runtime:
 *
 * <pre>{@code
 * final class MyRuntimeTest extends BatchRuntimeContract {
 *     protected BatchRuntime createRuntime(int parallelism, int maxFailures) {
 *         return new MyRuntime(parallelism, maxFailures);
 *     }
 * }
 * }</pre>
 *
 * <p>The functions of these tests capture nothing and count in static fields, so that a runtime may copy them; it must run them in
 * this JVM.
 */
@SuppressWarnings("NullAway") // half of these tests hand a runtime the nulls that it has to refuse
public abstract class BatchRuntimeContract extends RuntimeLineageContract {
    @Test
    void task_whenItFailsLessOftenThanItMay_isTriedAgain() {
        RDDNode<Integer> flaky = map(numbers(List.of(1)), n -> failingUntilAttempt(2));

        assertThat(partitionsOf(flaky)).containsExactly(List.of(2));
        assertThat(CALLS).hasValue(MAX_FAILURES);
    }

    @Test
    void task_whenItFailsAsOftenAsItMay_failsTheJob_namingOperatorPlaceAndInput() {
        RDDNode<Integer> failing = map(numbers(List.of(41), List.of(42)), n -> n == 42 ? failingUntilAttempt(99) : n);

        assertThatThrownBy(() -> partitionsOf(failing))
                .isInstanceOf(StreamingException.class)
                .hasMessageContaining("map#1")
                .hasMessageContaining("Contract.java:1")
                .hasMessageContaining("attempt failed")
                .hasMessageContaining("42")
                .hasRootCauseInstanceOf(IOException.class);
        assertThat(CALLS).hasValue(MAX_FAILURES);
    }

    @Test
    void task_beforeAnExchange_isTriedAgainToo() {
        RDDNode<Pair<Integer, Integer>> pairs = new RDDNode.Narrow<>(
                numbers(List.of(1)),
                new NarrowOperator.OneToOne<>(n -> Pair.of(0, failingUntilAttempt(1)), false, origin("mapToPair")));
        RDDNode<Pair<Integer, Integer>> sums = new RDDNode.Exchange<>(
                pairs, new ByNumber(1), Optional.of(Aggregation.reducing(Integer::sum)), origin("reduceByKey"));

        assertThat(partitionsOf(sums)).containsExactly(List.of(Pair.of(0, 1)));
    }

    @Test
    void job_afterOneThatFailed_runs() {
        RDDNode<Integer> failing = map(numbers(List.of(0)), n -> 1 / n);

        assertThatThrownBy(() -> partitionsOf(failing)).hasMessageContaining("/ by zero");
        assertThat(partitionsOf(numbers(List.of(1)))).containsExactly(List.of(1));
    }

    @Test
    void reduction_whenItThrows_namesTheOperator() {
        RDDNode<Pair<Integer, Integer>> sums = new RDDNode.Exchange<>(
                pairs(List.of(Pair.of(0, 1), Pair.of(0, 0))),
                new ByNumber(1),
                Optional.of(Aggregation.reducing((x, y) -> x / y)),
                origin("reduceByKey"));

        assertThatThrownBy(() -> partitionsOf(sums))
                .hasMessageContaining("reduceByKey#1")
                .hasMessageContaining("/ by zero");
    }

    // Nulls.

    @Test
    void nullResult_ofEachElementwiseOperator_isRefusedNamingItAndTheInput() {
        RDDNode<Integer> numbers = numbers(List.of(77));

        assertRefused(map(numbers, n -> null), "map#1", "77");
        assertRefused(narrow(numbers, new NarrowOperator.Filter<>(n -> null, origin("filter"))), "filter#1", "77");
        assertRefused(
                narrow(numbers, new NarrowOperator.FlatMap<>(n -> null, false, origin("flatMap"))), "flatMap#1", "77");
        assertRefused(
                narrow(numbers, new NarrowOperator.FlatMap<>(n -> listOfNull(), false, origin("flatMap"))),
                "flatMap#1",
                "77");
        assertRefused(
                narrow(numbers, new NarrowOperator.MapMulti<>((n, out) -> out.accept(null), origin("mapMulti"))),
                "mapMulti#1",
                "77");
    }

    @Test
    void nullResult_ofAnOperatorOnPartitions_isRefusedNamingIt() {
        RDDNode<Integer> numbers = numbers(List.of(1));

        assertRefused(
                narrow(
                        numbers,
                        new NarrowOperator.OnPartition<>(
                                (partition, elements) -> listOfNull().iterator(), false, origin("mapPartitions"))),
                "mapPartitions#1");
        assertRefused(
                narrow(
                        numbers,
                        new NarrowOperator.OnPartition<Integer, Integer>(
                                (partition, elements) -> null, false, origin("mapPartitions"))),
                "mapPartitions#1");
        assertRefused(
                new RDDNode.Zip<>(
                        List.of(numbers),
                        new ZipOperator<>((partition, parents) -> listOfNull().iterator(), false, origin("zip"))),
                "zip#1");
    }

    @Test
    void nullResult_ofAReduction_isRefusedNamingIt() {
        RDDNode<Pair<Integer, Integer>> reduced = new RDDNode.Exchange<>(
                pairs(List.of(Pair.of(0, 1)), List.of(Pair.of(0, 2))),
                new ByNumber(1),
                Optional.of(Aggregation.reducing((x, y) -> null)),
                origin("reduceByKey"));

        assertRefused(reduced, "reduceByKey#1");
    }

    @Test
    void nullResult_isNotTriedAgain() {
        RDDNode<Integer> failing = map(numbers(List.of(1)), n -> {
            counted(n);
            return null;
        });

        assertRefused(failing, "map#1");
        assertThat(CALLS).hasValue(1);
    }

    private void assertRefused(RDDNode<?> node, String... parts) {
        assertThatThrownBy(() -> partitionsOf(node))
                .isInstanceOf(StreamingException.class)
                .hasMessageContaining("null")
                .hasMessageContainingAll(parts);
    }

    private static int failingUntilAttempt(int attempt) throws IOException {
        CALLS.incrementAndGet();
        if (TaskContext.current().attempt() < attempt) {
            throw new IOException("attempt failed");
        }
        return attempt;
    }

    private static List<Integer> listOfNull() {
        List<Integer> list = new ArrayList<>();
        list.add(null);
        return list;
    }
}

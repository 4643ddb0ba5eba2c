package dev.sluice.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.StreamingException;
import dev.sluice.function.Function;
import dev.sluice.function.Pair;
import dev.sluice.rdd.Action;
import dev.sluice.rdd.Aggregation;
import dev.sluice.rdd.HashPartitioner;
import dev.sluice.rdd.Job;
import dev.sluice.rdd.NarrowOperator;
import dev.sluice.rdd.Origin;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.StorageLevel;
import dev.sluice.rdd.TaskContext;
import dev.sluice.rdd.ZipOperator;
import dev.sluice.spi.BatchRuntime;
import dev.sluice.spi.BatchRuntime.BatchContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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
public abstract class BatchRuntimeContract {
    private static final int MAX_FAILURES = 3;
    private static final AtomicInteger CALLS = new AtomicInteger();

    private BatchRuntime runtime;

    /** Returns a new runtime; called once before each test, and closed after it. */
    protected abstract BatchRuntime createRuntime(int parallelism, int maxFailures);

    @BeforeEach
    final void open() {
        CALLS.set(0);
        runtime = createRuntime(2, MAX_FAILURES);
    }

    @AfterEach
    final void close() {
        runtime.close();
    }

    // Each kind of lineage.

    @Test
    void parallelism_isWhatItWasCreatedWith() {
        assertThat(runtime.parallelism()).isEqualTo(2);
    }

    @Test
    void read_givesOnePartitionForEachSplit() {
        assertThat(partitionsOf(numbers(List.of(1, 2), List.of(), List.of(3))))
                .containsExactly(List.of(1, 2), List.of(), List.of(3));
    }

    @Test
    void job_whenThereAreNoPartitions_hasNoResults() {
        assertThat(partitionsOf(numbers())).isEmpty();
    }

    @Test
    void job_whenSomePartitionsAreWanted_computesNoOther() {
        RDDNode<Integer> node = map(numbers(List.of(1), List.of(2), List.of(3)), BatchRuntimeContract::counted);

        assertThat(runtime.run(BatchContext.NONE, new Job<>(node, List.of(0, 2), listing(), origin("collect"))))
                .containsExactly(List.of(1), List.of(3));
        assertThat(CALLS).hasValue(2);
    }

    @Test
    void narrow_appliesAChainOfOperatorsInOrder() {
        RDDNode<Integer> doubled = map(numbers(List.of(1, 2), List.of(3)), n -> n * 2);
        RDDNode<Integer> filtered =
                new RDDNode.Narrow<>(doubled, new NarrowOperator.Filter<>(n -> n != 4, origin("filter")));
        RDDNode<Integer> repeated = new RDDNode.Narrow<>(
                filtered, new NarrowOperator.FlatMap<>(n -> List.of(n, n + 1), false, origin("flatMap")));
        RDDNode<String> pushed = new RDDNode.Narrow<>(
                repeated,
                new NarrowOperator.MapMulti<>(
                        (n, out) -> {
                            out.accept("<" + n);
                            out.accept(n + ">");
                        },
                        origin("mapMulti")));

        assertThat(partitionsOf(pushed))
                .containsExactly(List.of("<2", "2>", "<3", "3>"), List.of("<6", "6>", "<7", "7>"));
    }

    @Test
    void onPartition_isGivenItsNumberAndEveryElement_alsoOfAnEmptyPartition() {
        RDDNode<String> counted = new RDDNode.Narrow<>(
                numbers(List.of(7, 8), List.of()),
                new NarrowOperator.OnPartition<>(
                        (partition, elements) ->
                                List.of(partition + ":" + drained(elements)).iterator(),
                        false,
                        origin("mapPartitions")));

        assertThat(partitionsOf(counted)).containsExactly(List.of("0:[7, 8]"), List.of("1:[]"));
    }

    @Test
    void union_isTheParentsPartitionsInOrder() {
        RDDNode<Integer> united = new RDDNode.Union<>(
                List.of(numbers(List.of(1), List.of(2)), numbers(), numbers(List.of()), numbers(List.of(3))));

        assertThat(partitionsOf(united)).containsExactly(List.of(1), List.of(2), List.of(), List.of(3));
    }

    @Test
    void union_ofNothing_hasNoPartitions() {
        assertThat(partitionsOf(new RDDNode.Union<Integer>(List.of()))).isEmpty();
    }

    @Test
    void union_ofAParentTwice_hasItsElementsTwice() {
        RDDNode<Integer> once = numbers(List.of(1, 2));

        assertThat(partitionsOf(new RDDNode.Union<>(List.of(once, once))))
                .containsExactly(List.of(1, 2), List.of(1, 2));
    }

    @Test
    void zip_isGivenTheSamePartitionOfEachParent() {
        RDDNode<String> zipped = new RDDNode.Zip<>(
                List.of(numbers(List.of(1), List.of(2)), numbers(List.of(3, 4), List.of())),
                new ZipOperator<>(
                        (partition, parents) -> List.of(
                                        partition + ":" + drained(parents.get(0)) + drained(parents.get(1)))
                                .iterator(),
                        false,
                        origin("zip")));

        assertThat(partitionsOf(zipped)).containsExactly(List.of("0:[1][3, 4]"), List.of("1:[2][]"));
    }

    @Test
    void exchange_withoutAggregation_keepsTheOrderOfTheParentsPartitions() {
        RDDNode<Pair<Integer, String>> moved = new RDDNode.Exchange<>(
                pairs(
                        List.of(Pair.of(1, "a"), Pair.of(0, "b"), Pair.of(1, "c")),
                        List.of(Pair.of(1, "d"), Pair.of(0, "e"))),
                new ByNumber(3),
                Optional.<Aggregation<String, String>>empty(),
                origin("partitionBy"));

        assertThat(partitionsOf(moved))
                .containsExactly(
                        List.of(Pair.of(0, "b"), Pair.of(0, "e")),
                        List.of(Pair.of(1, "a"), Pair.of(1, "c"), Pair.of(1, "d")),
                        List.of());
    }

    @Test
    void exchange_whenItCombinesBefore_mergesThePartitionsResultsInOrder() {
        assertThat(partitionsOf(combined(true)))
                .containsExactly(List.of(Pair.of(1, "<a,c|<d"), Pair.of(0, "<b|<e"), Pair.of(2, "<f")));
    }

    @Test
    void exchange_whenItDoesNotCombineBefore_mergesValuesInOrder() {
        assertThat(partitionsOf(combined(false)))
                .containsExactly(List.of(Pair.of(1, "<a,c,d"), Pair.of(0, "<b,e"), Pair.of(2, "<f")));
    }

    @Test
    void exchange_addsFloatingPointNumbersInTheSpecifiedOrder() {
        List<Pair<Integer, Double>> first = List.of(Pair.of(0, 1e16), Pair.of(0, 1.0));
        List<Pair<Integer, Double>> second = List.of(Pair.of(0, 1.0), Pair.of(0, 1.0));
        RDDNode<Pair<Integer, Double>> sums = new RDDNode.Exchange<>(
                pairs(first, second),
                new ByNumber(1),
                Optional.of(Aggregation.reducing(Double::sum)),
                origin("reduceByKey"));

        assertThat(partitionsOf(sums)).containsExactly(List.of(Pair.of(0, (1e16 + 1.0) + (1.0 + 1.0))));
    }

    @Test
    void exchange_ofNoPartitions_hasEmptyPartitions() {
        RDDNode<Pair<Integer, String>> moved = new RDDNode.Exchange<>(
                pairs(), new HashPartitioner(2), Optional.<Aggregation<String, String>>empty(), origin("partitionBy"));

        assertThat(partitionsOf(moved)).containsExactly(List.of(), List.of());
    }

    @Test
    void exchange_whenTwoNodesReadIt_givesBothTheSame() {
        RDDNode<Pair<Integer, String>> shared = combined(true);
        RDDNode<Pair<Integer, String>> united = new RDDNode.Union<>(List.of(shared, shared));

        assertThat(partitionsOf(united)).hasSize(2);
        assertThat(partitionsOf(united).get(0)).isEqualTo(partitionsOf(united).get(1));
    }

    @Test
    void exchange_whenMergeChangesItsArgument_startsAnewInEachJob() {
        Aggregation<Integer, List<Integer>> listing = new Aggregation<>(
                value -> new ArrayList<>(List.of(value)),
                BatchRuntimeContract::with,
                BatchRuntimeContract::withAll,
                true);
        RDDNode<Pair<Integer, List<Integer>>> lists = new RDDNode.Exchange<>(
                pairs(List.of(Pair.of(0, 1)), List.of(Pair.of(0, 2))),
                new ByNumber(1),
                Optional.of(listing),
                origin("groupByKey"));

        assertThat(partitionsOf(lists)).containsExactly(List.of(Pair.of(0, List.of(1, 2))));
        assertThat(partitionsOf(lists)).containsExactly(List.of(Pair.of(0, List.of(1, 2))));
    }

    @Test
    void exchange_whenPartitionerAnswersOutOfRange_namesTheKey() {
        RDDNode<Pair<Integer, String>> moved = new RDDNode.Exchange<>(
                pairs(List.of(Pair.of(4711, "a"))),
                new ByNumber(2),
                Optional.<Aggregation<String, String>>empty(),
                origin("partitionBy"));

        assertThatThrownBy(() -> partitionsOf(moved))
                .isInstanceOf(StreamingException.class)
                .hasMessageContaining("partitionBy#1")
                .hasMessageContaining("4711");
    }

    @Test
    void cached_isComputedOnce_untilReleased() {
        var cached = new RDDNode.Cached<>(
                map(numbers(List.of(1), List.of(2)), BatchRuntimeContract::counted), StorageLevel.MEMORY_ONLY);

        assertThat(partitionsOf(map(cached, n -> n + 1))).containsExactly(List.of(2), List.of(3));
        assertThat(partitionsOf(cached)).containsExactly(List.of(1), List.of(2));
        assertThat(CALLS).hasValue(2);
        runtime.release(cached);
        assertThat(partitionsOf(cached)).containsExactly(List.of(1), List.of(2));
        assertThat(CALLS).hasValue(4);
    }

    @Test
    void cached_whenReadTwiceInOneJob_isComputedOnce() {
        var cached =
                new RDDNode.Cached<>(map(numbers(List.of(1)), BatchRuntimeContract::counted), StorageLevel.MEMORY_ONLY);

        assertThat(partitionsOf(new RDDNode.Union<>(List.of(cached, cached)))).containsExactly(List.of(1), List.of(1));
        assertThat(CALLS).hasValue(1);
    }

    @Test
    void cached_aboveAnExchange_doesNotExchangeAgain() {
        var pairs = new RDDNode.Narrow<Integer, Pair<Integer, Integer>>(
                map(numbers(List.of(1)), BatchRuntimeContract::counted),
                new NarrowOperator.OneToOne<>(n -> Pair.of(0, n), false, origin("keyBy")));
        var sums = new RDDNode.Exchange<>(
                pairs, new ByNumber(1), Optional.of(Aggregation.reducing(Integer::sum)), origin("reduceByKey"));
        var cached = new RDDNode.Cached<>(sums, StorageLevel.MEMORY_ONLY);

        partitionsOf(cached);
        partitionsOf(cached);
        assertThat(CALLS).hasValue(1);
    }

    @Test
    void release_whenNothingIsKept_doesNothing() {
        var cached = new RDDNode.Cached<>(numbers(List.of(1)), StorageLevel.MEMORY_ONLY);

        runtime.release(cached);
        runtime.release(cached);
        assertThat(partitionsOf(cached)).containsExactly(List.of(1));
    }

    // Actions.

    @Test
    void onEach_isBegunAndEndedOnceForEachPartition() {
        assertThat(runtime.run(
                        BatchContext.NONE,
                        Job.overAll(numbers(List.of(1, 2), List.of()), new Transcript(), origin("transcript"))))
                .containsExactly("begin 0, 1, 2, end", "begin 1, end");
    }

    @Test
    void tasks_seeTheirBatchPartitionAndAttempt() {
        RDDNode<String> contexts =
                map(numbers(List.of(1), List.of(2)), n -> TaskContext.current().toString());

        assertThat(runtime.run(new BatchContext(12, 3_000), Job.overAll(contexts, listing(), origin("collect"))))
                .containsExactly(
                        List.of(new TaskContext(12, 3_000, 0, 0).toString()),
                        List.of(new TaskContext(12, 3_000, 1, 0).toString()));
        assertThat(TaskContext.find()).isEmpty();
    }

    // Failures.

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

    private <T> List<List<T>> partitionsOf(RDDNode<T> node) {
        return runtime.run(BatchContext.NONE, Job.overAll(node, listing(), origin("collect")));
    }

    private static RDDNode<Pair<Integer, String>> combined(boolean combinesBefore) {
        Aggregation<String, String> joining = new Aggregation<>(
                value -> "<" + value,
                (all, value) -> all + "," + value,
                (all, later) -> all + "|" + later,
                combinesBefore);
        return new RDDNode.Exchange<>(
                pairs(
                        List.of(Pair.of(1, "a"), Pair.of(0, "b"), Pair.of(1, "c")),
                        List.of(Pair.of(2, "f"), Pair.of(0, "e"), Pair.of(1, "d"))),
                new HashPartitioner(1),
                Optional.of(joining),
                origin("combineByKey"));
    }

    private static <T> Action<T, List<T>> listing() {
        Action.OnIterator<T, List<T>> action = (partition, elements) -> drained(elements);
        return action;
    }

    private static <T> List<T> drained(Iterator<T> elements) {
        List<T> all = new ArrayList<>();
        elements.forEachRemaining(all::add);
        return all;
    }

    @SafeVarargs
    private static RDDNode<Integer> numbers(List<Integer>... partitions) {
        List<ListSplit<Integer>> splits = new ArrayList<>();
        for (List<Integer> partition : partitions) {
            splits.add(new ListSplit<>(partition));
        }
        return new RDDNode.Read<>(splits, origin("read"));
    }

    @SafeVarargs
    private static <K, V> RDDNode<Pair<K, V>> pairs(List<Pair<K, V>>... partitions) {
        List<ListSplit<Pair<K, V>>> splits = new ArrayList<>();
        for (List<Pair<K, V>> partition : partitions) {
            splits.add(new ListSplit<>(partition));
        }
        return new RDDNode.Read<>(splits, origin("read"));
    }

    private static <T, R> RDDNode<R> map(RDDNode<T> node, Function<T, R> function) {
        return narrow(node, new NarrowOperator.OneToOne<>(function, false, origin("map")));
    }

    private static <T, R> RDDNode<R> narrow(RDDNode<T> node, NarrowOperator<T, R> operator) {
        return new RDDNode.Narrow<>(node, operator);
    }

    private static Origin origin(String operator) {
        return new Origin(operator + "#1", "Contract.java:1", false);
    }

    private static Integer counted(Integer element) {
        CALLS.incrementAndGet();
        return element;
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

    private static List<Integer> with(List<Integer> list, Integer value) {
        list.add(value);
        return list;
    }

    private static List<Integer> withAll(List<Integer> list, List<Integer> later) {
        list.addAll(later);
        return list;
    }

    /** Writes down the calls that it gets. */
    private record Transcript() implements Action.OnEach<Integer, StringBuilder, String> {
        @Override
        public StringBuilder begin(int partition) {
            return new StringBuilder("begin " + partition);
        }

        @Override
        public void accept(StringBuilder state, Integer element) {
            state.append(", ").append(element);
        }

        @Override
        public String end(StringBuilder state) {
            return state.append(", end").toString();
        }
    }
}

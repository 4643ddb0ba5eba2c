package dev.sluice.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.StreamingException;
import dev.sluice.function.Pair;
import dev.sluice.rdd.Action;
import dev.sluice.rdd.Aggregation;
import dev.sluice.rdd.HashPartitioner;
import dev.sluice.rdd.Job;
import dev.sluice.rdd.NarrowOperator;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.StorageLevel;
import dev.sluice.rdd.TaskContext;
import dev.sluice.rdd.ZipOperator;
import dev.sluice.spi.BatchRuntime.BatchContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link dev.sluice.spi.BatchRuntime} does with each kind of lineage and of action; the part of {@link BatchRuntimeContract} where all goes well. */
abstract class RuntimeLineageContract extends RuntimeFixture {
    @Test
    void parallelism_isWhatItWasCreatedWith() {
        assertThat(runtime().parallelism()).isEqualTo(2);
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
        RDDNode<Integer> node = map(numbers(List.of(1), List.of(2), List.of(3)), RuntimeFixture::counted);

        assertThat(runtime().run(BatchContext.NONE, new Job<>(node, List.of(0, 2), listing(), origin("collect"))))
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
                RuntimeLineageContract::with,
                RuntimeLineageContract::withAll,
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
                map(numbers(List.of(1), List.of(2)), RuntimeFixture::counted), StorageLevel.MEMORY_ONLY);

        assertThat(partitionsOf(map(cached, n -> n + 1))).containsExactly(List.of(2), List.of(3));
        assertThat(partitionsOf(cached)).containsExactly(List.of(1), List.of(2));
        assertThat(CALLS).hasValue(2);
        runtime().release(cached);
        assertThat(partitionsOf(cached)).containsExactly(List.of(1), List.of(2));
        assertThat(CALLS).hasValue(4);
    }

    @Test
    void cached_whenReadTwiceInOneJob_isComputedOnce() {
        var cached = new RDDNode.Cached<>(map(numbers(List.of(1)), RuntimeFixture::counted), StorageLevel.MEMORY_ONLY);

        assertThat(partitionsOf(new RDDNode.Union<>(List.of(cached, cached)))).containsExactly(List.of(1), List.of(1));
        assertThat(CALLS).hasValue(1);
    }

    @Test
    void cached_aboveAnExchange_doesNotExchangeAgain() {
        var pairs = new RDDNode.Narrow<Integer, Pair<Integer, Integer>>(
                map(numbers(List.of(1)), RuntimeFixture::counted),
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

        runtime().release(cached);
        runtime().release(cached);
        assertThat(partitionsOf(cached)).containsExactly(List.of(1));
    }

    // Actions.

    @Test
    void onEach_isBegunAndEndedOnceForEachPartition() {
        assertThat(runtime()
                        .run(
                                BatchContext.NONE,
                                Job.overAll(numbers(List.of(1, 2), List.of()), new Transcript(), origin("transcript"))))
                .containsExactly("begin 0, 1, 2, end", "begin 1, end");
    }

    @Test
    void tasks_seeTheirBatchPartitionAndAttempt() {
        RDDNode<String> contexts =
                map(numbers(List.of(1), List.of(2)), n -> TaskContext.current().toString());

        assertThat(runtime().run(new BatchContext(12, 3_000), Job.overAll(contexts, listing(), origin("collect"))))
                .containsExactly(
                        List.of(new TaskContext(12, 3_000, 0, 0).toString()),
                        List.of(new TaskContext(12, 3_000, 1, 0).toString()));
        assertThat(TaskContext.find()).isEmpty();
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

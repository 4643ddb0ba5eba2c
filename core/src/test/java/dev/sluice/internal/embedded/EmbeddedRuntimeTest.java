package dev.sluice.internal.embedded;

import static dev.sluice.internal.embedded.Lineage.collect;
import static dev.sluice.internal.embedded.Lineage.exchange;
import static dev.sluice.internal.embedded.Lineage.filter;
import static dev.sluice.internal.embedded.Lineage.flatMap;
import static dev.sluice.internal.embedded.Lineage.groupByKey;
import static dev.sluice.internal.embedded.Lineage.map;
import static dev.sluice.internal.embedded.Lineage.mapMulti;
import static dev.sluice.internal.embedded.Lineage.onPartition;
import static dev.sluice.internal.embedded.Lineage.partitionBy;
import static dev.sluice.internal.embedded.Lineage.read;
import static dev.sluice.internal.embedded.Lineage.reduceByKey;
import static dev.sluice.internal.embedded.Lineage.take;
import static dev.sluice.internal.embedded.Lineage.union;
import static dev.sluice.internal.embedded.Lineage.zip;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.function.Pair;
import dev.sluice.rdd.Aggregation;
import dev.sluice.rdd.HashPartitioner;
import dev.sluice.rdd.Job;
import dev.sluice.rdd.Partitioner;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.StorageLevel;
import dev.sluice.rdd.TaskContext;
import dev.sluice.spi.BatchRuntime.BatchContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of node, plain and fused, on one thread and on two. */
@ParameterizedClass(name = "isFusing={0}, forkThreshold={1}")
@CsvSource({"false, 1000000", "false, 0", "true, 1000000", "true, 0"})
class EmbeddedRuntimeTest {
    private static final HashPartitioner ONE = new HashPartitioner(1);
    private static final HashPartitioner TWO = new HashPartitioner(2);

    private final ForkingTasks tasks = new ForkingTasks(2);
    private final EmbeddedRuntime runtime;

    EmbeddedRuntimeTest(boolean isFusing, long forkThreshold) {
        EmbeddedOptions options =
                EmbeddedOptions.ofParallelism(2).withFusing(isFusing).withForkThreshold(forkThreshold);
        this.runtime = TestRuntimes.of(tasks, new SteppedClock(), options);
    }

    @AfterEach
    void close() {
        runtime.close();
        tasks.close();
    }

    @Test
    void narrowOperators_whenChained_keepOrderAndPartitions() {
        RDDNode<String> lines = read(List.of("a bb", "ccc"), List.of("dd"));
        RDDNode<String> words = flatMap(lines, line -> List.of(line.split(" ")));
        RDDNode<Integer> lengths = map(filter(words, word -> !word.equals("a")), String::length);
        RDDNode<Integer> repeated = mapMulti(lengths, (length, out) -> {
            for (int i = 0; i < length; i++) {
                out.accept(length);
            }
        });

        assertThat(run(collect(repeated))).containsExactly(List.of(2, 2, 3, 3, 3), List.of(2, 2));
    }

    @Test
    void job_whenPartitionsAreChosen_computesOnlyThose() {
        List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
        RDDNode<Integer> numbers = map(read(List.of(1), List.of(2), List.of(3)), number -> {
            seen.add(number);
            return number;
        });

        assertThat(run(take(numbers, 9, 0, 2))).containsExactly(List.of(1), List.of(3));
        assertThat(seen).containsExactlyInAnyOrder(1, 3);
    }

    @Test
    void take_whenEnoughIsFound_readsNoFurther() {
        AtomicInteger calls = new AtomicInteger();
        RDDNode<Integer> numbers = map(read(List.of(1, 2, 3, 4)), number -> {
            calls.incrementAndGet();
            return number * 10;
        });

        assertThat(run(take(numbers, 2, 0))).containsExactly(List.of(10, 20));
        assertThat(calls).hasValue(2);
    }

    @Test
    void onPartition_whenLazy_isLazyOnBothSides() {
        AtomicInteger calls = new AtomicInteger();
        RDDNode<Integer> numbers = map(read(List.of(1, 2, 3, 4)), number -> {
            calls.incrementAndGet();
            return number;
        });
        RDDNode<Integer> same = onPartition(numbers, (partition, elements) -> elements);

        assertThat(run(take(same, 1, 0))).containsExactly(List.of(1));
        assertThat(calls).hasValue(1);
    }

    @Test
    void union_whenNested_keepsParentsInOrderAndNumbersPartitionsOfEachParent() {
        RDDNode<String> first = onPartition(read(List.of("a"), List.of("b")), Lineage::numbered);
        RDDNode<String> all = union(first, read(List.of("c")), union(first, read(List.of("d"))));

        assertThat(run(collect(all)))
                .containsExactly(
                        List.of("0a"), List.of("1b"), List.of("c"), List.of("0a"), List.of("1b"), List.of("d"));
        assertThat(run(take(all, 1, 1, 4))).containsExactly(List.of("1b"), List.of("1b"));
    }

    @Test
    void nodesWithoutPartitions_giveNoResults() {
        assertThat(run(collect(union(Lineage.<String>read(), read())))).isEmpty();
        assertThat(run(collect(reduceByKey(read(), TWO, Long::sum)))).containsExactly(List.of(), List.of());
        assertThat(run(collect(groupByKey(read(), TWO)))).containsExactly(List.of(), List.of());
    }

    @Test
    void reduceByKey_combinesInFirstSeenOrder() {
        RDDNode<Pair<String, String>> pairs = read(
                List.of(Pair.of("b", "1"), Pair.of("a", "2"), Pair.of("b", "3")),
                List.of(Pair.of("c", "4"), Pair.of("a", "5"), Pair.of("b", "6")));

        assertThat(run(collect(reduceByKey(pairs, ONE, (x, y) -> x + y))))
                .containsExactly(List.of(Pair.of("b", "136"), Pair.of("a", "25"), Pair.of("c", "4")));
    }

    @Test
    void reduceByKey_whenLongsBecomeAnotherType_goesOnWithThat() {
        RDDNode<Pair<String, Object>> pairs = read(
                List.of(Pair.of("a", 1L), Pair.of("a", 2L), Pair.of("a", 3L), Pair.of("b", 4L)),
                List.of(Pair.of("c", 5L), Pair.of("b", 6L)));

        assertThat(run(collect(reduceByKey(pairs, ONE, (x, y) -> x + "+" + y))))
                .containsExactly(List.of(Pair.of("a", "1+2+3"), Pair.of("b", "4+6"), Pair.of("c", 5L)));
    }

    @Test
    void reduceByKey_whenLongsMeetAnotherType_combinesBoth() {
        RDDNode<Pair<String, Object>> pairs =
                read(List.of(Pair.of("a", 1L), Pair.of("b", 2L)), List.of(Pair.of("a", "x"), Pair.of("b", 3L)));

        assertThat(run(collect(reduceByKey(pairs, ONE, (x, y) -> x + "+" + y))))
                .containsExactly(List.of(Pair.of("a", "1+x"), Pair.of("b", "2+3")));
    }

    @Test
    void groupByKey_keepsValuesInOrder() {
        RDDNode<Pair<String, Integer>> pairs =
                read(List.of(Pair.of("b", 1), Pair.of("a", 2), Pair.of("b", 3)), List.of(Pair.of("b", 4)));

        assertThat(run(collect(groupByKey(pairs, ONE))))
                .containsExactly(List.of(Pair.of("b", List.of(1, 3, 4)), Pair.of("a", List.of(2))));
    }

    @Test
    void exchange_whenPartitionerIsTheUsers_isAskedOnceForEachKeyOfATask() {
        EvenOdd partitioner = new EvenOdd();
        RDDNode<Pair<Integer, Integer>> pairs =
                read(List.of(Pair.of(1, 1), Pair.of(2, 1), Pair.of(1, 1), Pair.of(3, 1)), List.of(Pair.of(1, 1)));

        assertThat(run(collect(reduceByKey(pairs, partitioner, Integer::sum))))
                .containsExactly(List.of(Pair.of(2, 1)), List.of(Pair.of(1, 3), Pair.of(3, 1)));
        assertThat(partitioner.calls).hasValue(4);
    }

    @Test
    void exchange_whenThereIsNoAggregation_keepsPairsInOrder() {
        RDDNode<Pair<Integer, Integer>> pairs =
                read(List.of(Pair.of(1, 10), Pair.of(2, 20), Pair.of(1, 30)), List.of(Pair.of(4, 40), Pair.of(1, 50)));

        assertThat(run(collect(partitionBy(pairs, new EvenOdd()))))
                .containsExactly(
                        List.of(Pair.of(2, 20), Pair.of(4, 40)),
                        List.of(Pair.of(1, 10), Pair.of(1, 30), Pair.of(1, 50)));
    }

    @Test
    void exchange_agreesWithItsPartitioner_whenKeysAreHashed() {
        List<Pair<Integer, Integer>> pairs = new ArrayList<>();
        for (int key = 0; key < 1000; key++) {
            pairs.add(Pair.of(key, 1));
        }
        HashPartitioner three = new HashPartitioner(3);

        List<List<Pair<Integer, Integer>>> reduced = run(collect(reduceByKey(read(pairs), three, Integer::sum)));
        List<List<Pair<Integer, Integer>>> moved = run(collect(partitionBy(read(pairs), three)));

        assertThat(reduced).isEqualTo(moved);
        assertThat(reduced.get(1)).allMatch(pair -> three.partition(pair.first()) == 1);
    }

    @Test
    void exchange_whenMetTwiceInOneJob_runsOnce() {
        AtomicInteger calls = new AtomicInteger();
        RDDNode<Pair<String, Integer>> counted = reduceByKey(
                map(read(List.of("a", "b")), word -> {
                    calls.incrementAndGet();
                    return Pair.of(word, 1);
                }),
                ONE,
                Integer::sum);

        assertThat(run(collect(union(counted, counted)))).hasSize(2);
        assertThat(calls).hasValue(2);
    }

    @Test
    void exchange_whenRunAgain_startsFromEmptyTables() {
        RDDNode<Pair<String, Integer>> pairs = read(List.of(Pair.of("a", 1)), List.of(Pair.of("a", 1)));

        for (int batch = 0; batch < 3; batch++) {
            assertThat(run(collect(reduceByKey(pairs, ONE, Integer::sum)))).containsExactly(List.of(Pair.of("a", 2)));
            assertThat(run(collect(partitionBy(pairs, ONE))).get(0)).hasSize(2);
        }
    }

    @Test
    void zip_seesTheSamePartitionOfEveryParent() {
        RDDNode<Integer> numbers = map(read(List.of(1, 2), List.of(3)), number -> number * 10);
        RDDNode<String> words = read(List.of("a", "b"), List.of("c"));

        RDDNode<String> zipped = zip(
                (partition, parents) -> {
                    List<String> joined = new ArrayList<>();
                    while (parents.get(0).hasNext()) {
                        joined.add(partition + ":" + parents.get(0).next()
                                + parents.get(1).next());
                    }
                    return joined.iterator();
                },
                numbers,
                words);

        assertThat(run(collect(zipped))).containsExactly(List.of("0:10a", "0:20b"), List.of("1:30c"));
    }

    @Test
    void cached_isComputedOnce_untilReleased() {
        AtomicInteger calls = new AtomicInteger();
        RDDNode<Integer> numbers = map(read(List.of(1), List.of(2)), number -> {
            calls.incrementAndGet();
            return number;
        });
        RDDNode.Cached<Integer> cached = new RDDNode.Cached<>(numbers, StorageLevel.MEMORY_ONLY);

        run(take(cached, 1, 0));
        assertThat(calls).hasValue(1);
        assertThat(run(collect(map(cached, number -> number + 1)))).containsExactly(List.of(2), List.of(3));
        run(collect(cached));
        assertThat(calls).hasValue(2);

        runtime.release(cached);
        run(collect(cached));
        assertThat(calls).hasValue(4);
    }

    @Test
    void cached_whenLevelIsNone_keepsNothing() {
        AtomicInteger calls = new AtomicInteger();
        RDDNode<Integer> numbers = map(read(List.of(1)), number -> {
            calls.incrementAndGet();
            return number;
        });
        RDDNode.Cached<Integer> cached = new RDDNode.Cached<>(numbers, StorageLevel.NONE);

        run(collect(cached));
        run(collect(cached));

        assertThat(calls).hasValue(2);
    }

    @Test
    void exchangesInARow_areRunOneAfterTheOther() {
        RDDNode<Pair<String, Integer>> counts =
                reduceByKey(map(read(List.of("a", "b"), List.of("a")), word -> Pair.of(word, 1)), TWO, Integer::sum);
        RDDNode<Pair<Integer, List<String>>> byCount = groupByKey(map(counts, Pair::swap), ONE);

        assertThat(run(collect(byCount)).get(0))
                .containsExactlyInAnyOrder(Pair.of(2, List.of("a")), Pair.of(1, List.of("b")));
    }

    @Test
    void taskContext_tellsBatchAndPartition() {
        RDDNode<String> contexts = map(read(List.of(1), List.of(2)), number -> {
            TaskContext task = TaskContext.current();
            return task.batchId() + "/" + task.batchTimeMilliseconds() + "/" + task.partition() + "/" + task.attempt();
        });

        assertThat(run(collect(contexts))).containsExactly(List.of("7/5000/0/0"), List.of("7/5000/1/0"));
        assertThat(TaskContext.find()).isEmpty();
    }

    @Test
    void combiners_mayBeChangedInPlace() {
        RDDNode<Pair<String, Integer>> pairs =
                read(List.of(Pair.of("a", 1), Pair.of("a", 2)), List.of(Pair.of("a", 3)), List.of(Pair.of("a", 4)));

        RDDNode<Pair<String, List<Integer>>> lists = exchange(
                pairs,
                ONE,
                new Aggregation<Integer, List<Integer>>(
                        value -> new ArrayList<>(Arrays.asList(value)),
                        (list, value) -> {
                            list.add(value);
                            return list;
                        },
                        (first, second) -> {
                            first.addAll(second);
                            return first;
                        },
                        true));

        assertThat(run(collect(lists))).containsExactly(List.of(Pair.of("a", List.of(1, 2, 3, 4))));
    }

    private <T, R> List<R> run(Job<T, R> job) {
        return runtime.run(new BatchContext(7, 5000), job);
    }

    private static final class EvenOdd extends Partitioner {
        private static final long serialVersionUID = 1;
        private final AtomicInteger calls = new AtomicInteger();

        @Override
        public int partitionCount() {
            return 2;
        }

        @Override
        public int partition(Object key) {
            calls.incrementAndGet();
            return (Integer) key & 1;
        }
    }
}

package dev.sluice.internal.embedded;

import static dev.sluice.internal.embedded.Lineage.collect;
import static dev.sluice.internal.embedded.Lineage.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.function.Function;
import dev.sluice.function.Function2;
import dev.sluice.function.Pair;
import dev.sluice.rdd.Aggregation;
import dev.sluice.rdd.HashPartitioner;
import dev.sluice.rdd.NarrowOperator;
import dev.sluice.rdd.Origin;
import dev.sluice.rdd.RDDNode;
import dev.sluice.spi.BatchRuntime.BatchContext;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FusionTest {
    private static final Origin STABLE = new Origin("map#1", "App.java:1", true);
    private static final Origin UNSTABLE = new Origin("map inside foreachRDD#4", "App.java:9", false);
    private static final int BATCHES = 2_000;
    private static final int WARM_UP_BATCHES = 200;

    private final ClassLoadingMXBean classLoading = ManagementFactory.getClassLoadingMXBean();
    private final ForkingTasks tasks = new ForkingTasks(2);
    private final EmbeddedRuntime runtime =
            TestRuntimes.of(tasks, new SteppedClock(), EmbeddedOptions.ofParallelism(2));

    @AfterEach
    void close() {
        runtime.close();
        tasks.close();
    }

    @Test
    void stages_whenOperatorAndNextAreTheSame_areTheSameHiddenCopy() {
        FusedStages stages = new FusedStages();
        NarrowOperator<Integer, Integer> operator = plus(1, STABLE);

        Stage first = stages.before(operator, BufferStage.INSTANCE);
        Stage again = stages.before(operator, BufferStage.INSTANCE);
        Stage other = stages.before(plus(1, STABLE), BufferStage.INSTANCE);

        assertThat(first.getClass().isHidden()).isTrue();
        assertThat(again).isSameAs(first);
        assertThat(other.getClass()).isNotSameAs(first.getClass());
        assertThat(stages.loop(first)).isSameAs(stages.loop(first));
    }

    @Test
    void stages_beforeAnOperatorOfOneBatch_arePlain() {
        FusedStages stages = new FusedStages();

        Stage ofBatch = stages.before(plus(1, UNSTABLE), BufferStage.INSTANCE);
        Stage beforeIt = stages.before(plus(1, STABLE), ofBatch);

        assertThat(ofBatch).isExactlyInstanceOf(MapStage.class);
        assertThat(beforeIt).isExactlyInstanceOf(MapStage.class);
        assertThat(stages.loop(beforeIt)).isExactlyInstanceOf(SourceLoop.class);
    }

    @Test
    void stages_whenAStableOriginHasNewOperatorsAllTheTime_becomePlain() {
        FusedStages stages = new FusedStages();
        for (int made = 0; made < 16; made++) {
            stages.before(plus(made, STABLE), BufferStage.INSTANCE);
        }

        assertThat(stages.before(plus(16, STABLE), BufferStage.INSTANCE)).isExactlyInstanceOf(MapStage.class);
    }

    @Test
    void combine_whenAggregationsAreEqual_isTheSameCopy() {
        FusedStages stages = new FusedStages();
        Function<Object, Object> create = value -> value;
        Function2<Object, Object, Object> merge = (first, second) -> first;

        Stage one = stages.combine(new Aggregation<>(create, merge, merge, true), new HashPartitioner(2), STABLE);
        Stage two = stages.combine(new Aggregation<>(create, merge, merge, true), new HashPartitioner(2), STABLE);

        assertThat(two).isSameAs(one);
    }

    @Test
    void batches_withTheGraphsOperators_loadNoFurtherClasses() {
        NarrowOperator<Integer, Pair<Integer, Integer>> pair =
                new NarrowOperator.OneToOne<>(number -> Pair.of(number % 3, number), false, STABLE);
        Aggregation<Integer, Integer> sum = Aggregation.reducing(Integer::sum);

        long loaded = classesLoadedBy(() -> {
            RDDNode<Pair<Integer, Integer>> pairs =
                    new RDDNode.Narrow<>(read(List.of(1, 2, 3), List.of(4, 5, 6)), pair);
            RDDNode<?> sums = new RDDNode.Exchange<>(pairs, new HashPartitioner(2), Optional.of(sum), STABLE);
            runtime.run(BatchContext.NONE, collect(sums));
        });

        assertThat(loaded).isLessThan(BATCHES / 10);
    }

    @Test
    void batches_withFreshOperatorsOfOneBatch_loadNoFurtherClasses() {
        long loaded = classesLoadedBy(() -> {
            RDDNode<Integer> numbers = new RDDNode.Narrow<>(read(List.of(1, 2, 3)), plus(1, UNSTABLE));
            runtime.run(BatchContext.NONE, collect(numbers));
        });

        assertThat(loaded).isLessThan(BATCHES / 10);
    }

    /** A class for each batch would be {@link #BATCHES}; what the JVM itself loads meanwhile is far less than a tenth. */
    private long classesLoadedBy(Runnable batch) {
        for (int index = 0; index < WARM_UP_BATCHES; index++) {
            batch.run();
        }
        long before = classLoading.getTotalLoadedClassCount();
        for (int index = 0; index < BATCHES; index++) {
            batch.run();
        }
        return classLoading.getTotalLoadedClassCount() - before;
    }

    private static NarrowOperator<Integer, Integer> plus(int addend, Origin origin) {
        return new NarrowOperator.OneToOne<>(number -> number + addend, false, origin);
    }
}

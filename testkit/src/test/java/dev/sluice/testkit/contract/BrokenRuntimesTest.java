package dev.sluice.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rdd.Job;
import dev.sluice.rdd.NarrowOperator;
import dev.sluice.rdd.Origin;
import dev.sluice.rdd.PartitionFunction;
import dev.sluice.rdd.RDDNode;
import dev.sluice.spi.BatchRuntime;
import dev.sluice.testkit.BatchRuntimeContract;
import dev.sluice.testkit.ElementTrip;
import dev.sluice.testkit.ReferenceRuntime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Proves that the contract of runtimes can fail: one that breaks a promise fails the tests of that promise. */
class BrokenRuntimesTest {
    private static final Origin ORIGIN = new Origin("spoilt", "BrokenRuntimesTest.java", false);

    @Test
    void contract_whenNothingIsSpoilt_passes() {
        assertThat(ContractRun.failedTestsOf(() -> contract(SpoiltRuntime::new)))
                .isEmpty();
    }

    @Test
    void contract_whenTheLastElementOfAPartitionIsLost_fails() {
        assertThat(ContractRun.failedTestsOf(() -> contract(LosingTheLast::new)))
                .contains(
                        "read_givesOnePartitionForEachSplit",
                        "narrow_appliesAChainOfOperatorsInOrder",
                        "union_isTheParentsPartitionsInOrder",
                        "zip_isGivenTheSamePartitionOfEachParent",
                        "onEach_isBegunAndEndedOnceForEachPartition");
    }

    @Test
    void contract_whenKeysLoseTheirOrder_failsWhereOrderIsPromised() {
        assertThat(ContractRun.failedTestsOf(() -> contract(LosingKeyOrder::new)))
                .containsExactly(
                        "exchange_whenItCombinesBefore_mergesThePartitionsResultsInOrder",
                        "exchange_whenItDoesNotCombineBefore_mergesValuesInOrder",
                        "exchange_withoutAggregation_keepsTheOrderOfTheParentsPartitions");
    }

    @Test
    void contract_whenCachedPartitionsAreForgotten_fails() {
        assertThat(ContractRun.failedTestsOf(() -> contract(Forgetting::new)))
                .containsExactly("cached_aboveAnExchange_doesNotExchangeAgain", "cached_isComputedOnce_untilReleased");
    }

    @Test
    void contract_whenTasksAreNotTriedAgain_fails() {
        assertThat(ContractRun.failedTestsOf(() -> new Contract(
                        (parallelism, maxFailures) -> new ReferenceRuntime(parallelism, 1, ElementTrip.none()))))
                .containsExactly(
                        "task_beforeAnExchange_isTriedAgainToo",
                        "task_whenItFailsAsOftenAsItMay_failsTheJob_namingOperatorPlaceAndInput",
                        "task_whenItFailsLessOftenThanItMay_isTriedAgain");
    }

    private static Contract contract(Spoiling spoiling) {
        return new Contract((parallelism, maxFailures) ->
                spoiling.over(new ReferenceRuntime(parallelism, maxFailures, ElementTrip.throughCodec())));
    }

    private static <T, R> Job<T, R> through(PartitionFunction<T, T> function, Job<T, R> job) {
        RDDNode<T> node = new RDDNode.Narrow<>(job.node(), new NarrowOperator.OnPartition<>(function, true, ORIGIN));
        return new Job<>(node, job.partitions(), job.action(), job.origin());
    }

    private interface Spoiling {
        BatchRuntime over(BatchRuntime behind);
    }

    private interface Creation {
        BatchRuntime create(int parallelism, int maxFailures);
    }

    private static final class Contract extends BatchRuntimeContract {
        private final Creation creation;

        private Contract(Creation creation) {
            this.creation = creation;
        }

        @Override
        protected BatchRuntime createRuntime(int parallelism, int maxFailures) {
            return creation.create(parallelism, maxFailures);
        }
    }

    private static final class LosingTheLast extends SpoiltRuntime {
        private LosingTheLast(BatchRuntime behind) {
            super(behind);
        }

        @Override
        <T, R> Job<T, R> spoilt(Job<T, R> job) {
            return through(
                    (partition, elements) -> {
                        List<T> kept = new ArrayList<>();
                        elements.forEachRemaining(kept::add);
                        return kept.subList(0, Math.max(0, kept.size() - 1)).iterator();
                    },
                    job);
        }
    }

    private static final class LosingKeyOrder extends SpoiltRuntime {
        private LosingKeyOrder(BatchRuntime behind) {
            super(behind);
        }

        @Override
        <T, R> Job<T, R> spoilt(Job<T, R> job) {
            return job.node() instanceof RDDNode.Exchange<?, ?, ?> ? through(LosingKeyOrder::reversed, job) : job;
        }

        private static <T> Iterator<T> reversed(int partition, Iterator<T> elements) {
            List<T> reversed = new ArrayList<>();
            elements.forEachRemaining(reversed::add);
            Collections.reverse(reversed);
            return reversed.iterator();
        }
    }

    private static final class Forgetting extends SpoiltRuntime {
        private Forgetting(BatchRuntime behind) {
            super(behind);
        }

        @Override
        <T, R> Job<T, R> spoilt(Job<T, R> job) {
            if (job.node() instanceof RDDNode.Cached<?> cached) {
                release(cached);
            }
            return job;
        }
    }
}

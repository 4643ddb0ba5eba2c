package dev.sluice.testkit;

import dev.sluice.spi.BatchRuntime;
import org.junit.jupiter.api.Nested;

/** Holds the embedded runtime, with chains of operators interpreted, to the contract and to the tests of the RDD surface. */
final class EmbeddedWithoutFusionTest extends BatchRuntimeContract {
    @Override
    protected BatchRuntime createRuntime(int parallelism, int maxFailures) {
        return ClosingRuntime.withoutFusion(parallelism, maxFailures);
    }

    @Nested
    final class Elements extends RddElementsContract {
        @Override
        BatchRuntime createRuntime() {
            return ClosingRuntime.withoutFusion(PARALLELISM, 1);
        }
    }

    @Nested
    final class Pairs extends PairRddContract {
        @Override
        BatchRuntime createRuntime() {
            return ClosingRuntime.withoutFusion(PARALLELISM, 1);
        }
    }
}

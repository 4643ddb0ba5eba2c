package dev.sluice.testkit;

import dev.sluice.spi.BatchRuntime;
import org.junit.jupiter.api.Nested;

/** Holds the embedded runtime, with every task on the calling thread, to the contract and to the tests of the RDD surface. */
final class EmbeddedOnCallerTest extends BatchRuntimeContract {
    @Override
    protected BatchRuntime createRuntime(int parallelism, int maxFailures) {
        return ClosingRuntime.onCaller(parallelism, maxFailures);
    }

    @Nested
    final class Elements extends RddElementsContract {
        @Override
        BatchRuntime createRuntime() {
            return ClosingRuntime.onCaller(PARALLELISM, 1);
        }
    }

    @Nested
    final class Pairs extends PairRddContract {
        @Override
        BatchRuntime createRuntime() {
            return ClosingRuntime.onCaller(PARALLELISM, 1);
        }
    }
}

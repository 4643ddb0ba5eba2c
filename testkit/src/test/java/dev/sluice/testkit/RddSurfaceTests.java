package dev.sluice.testkit;

import dev.sluice.spi.BatchRuntime;
import org.junit.jupiter.api.Nested;

/** All tests of the RDD surface, on the runtime that a subclass names. */
abstract class RddSurfaceTests {

    /** Returns a runtime whose default parallelism is {@link RddSurfaceContract#PARALLELISM}, and which tries a task once. */
    abstract BatchRuntime runtime();

    @Nested
    final class Elements extends RddElementsContract {
        @Override
        BatchRuntime createRuntime() {
            return runtime();
        }
    }

    @Nested
    final class Whole extends RddWholeContract {
        @Override
        BatchRuntime createRuntime() {
            return runtime();
        }
    }

    @Nested
    final class Actions extends RddActionsContract {
        @Override
        BatchRuntime createRuntime() {
            return runtime();
        }
    }

    @Nested
    final class Pairs extends PairRddContract {
        @Override
        BatchRuntime createRuntime() {
            return runtime();
        }
    }

    @Nested
    final class Order extends PairRddOrderContract {
        @Override
        BatchRuntime createRuntime() {
            return runtime();
        }
    }
}

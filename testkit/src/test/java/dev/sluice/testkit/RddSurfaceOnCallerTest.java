package dev.sluice.testkit;

import dev.sluice.spi.BatchRuntime;

/** Runs the tests of the RDD surface on the embedded runtime, with every task on the calling thread. */
final class RddSurfaceOnCallerTest extends RddSurfaceTests {
    @Override
    BatchRuntime runtime() {
        return ClosingRuntime.onCaller(RddSurfaceContract.PARALLELISM, 1);
    }
}

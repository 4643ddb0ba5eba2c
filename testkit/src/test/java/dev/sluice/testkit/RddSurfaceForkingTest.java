package dev.sluice.testkit;

import dev.sluice.spi.BatchRuntime;

/** Runs the tests of the RDD surface on the embedded runtime, with every group of tasks spread over threads. */
final class RddSurfaceForkingTest extends RddSurfaceTests {
    @Override
    BatchRuntime runtime() {
        return ClosingRuntime.forking(RddSurfaceContract.PARALLELISM, 1);
    }
}

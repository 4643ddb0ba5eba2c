package dev.sluice.testkit;

import dev.sluice.spi.BatchRuntime;

/** Runs the tests of the RDD surface on the embedded runtime, with chains of operators interpreted. */
final class RddSurfaceWithoutFusionTest extends RddSurfaceTests {
    @Override
    BatchRuntime runtime() {
        return ClosingRuntime.withoutFusion(RddSurfaceContract.PARALLELISM, 1);
    }
}

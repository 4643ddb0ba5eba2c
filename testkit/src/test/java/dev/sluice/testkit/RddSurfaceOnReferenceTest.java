package dev.sluice.testkit;

import dev.sluice.spi.BatchRuntime;

/** Runs the tests of the RDD surface on the reference runtime. */
final class RddSurfaceOnReferenceTest extends RddSurfaceTests {
    @Override
    BatchRuntime runtime() {
        return new ReferenceRuntime(RddSurfaceContract.PARALLELISM, 1, ElementTrip.throughCodec());
    }
}

package dev.sluice.testkit;

import dev.sluice.spi.BatchRuntime;

/** Runs the tests of RDD on the reference runtime. */
final class ReferenceRuntimeRddTest extends RddElementsContract {
    @Override
    BatchRuntime createRuntime() {
        return new ReferenceRuntime(PARALLELISM, 1, ElementTrip.throughCodec());
    }
}

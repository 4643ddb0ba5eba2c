package dev.sluice.testkit;

import dev.sluice.spi.BatchRuntime;

/** Runs the tests of PairRDD on the reference runtime. */
final class ReferenceRuntimePairRddTest extends PairRddContract {
    @Override
    BatchRuntime createRuntime() {
        return new ReferenceRuntime(PARALLELISM, 1, ElementTrip.throughCodec());
    }
}

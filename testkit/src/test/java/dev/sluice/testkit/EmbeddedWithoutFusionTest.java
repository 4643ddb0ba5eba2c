package dev.sluice.testkit;

import dev.sluice.spi.BatchRuntime;

/** Holds the embedded runtime, with chains of operators interpreted, to the contract. */
final class EmbeddedWithoutFusionTest extends BatchRuntimeContract {
    @Override
    protected BatchRuntime createRuntime(int parallelism, int maxFailures) {
        return ClosingRuntime.withoutFusion(parallelism, maxFailures);
    }
}

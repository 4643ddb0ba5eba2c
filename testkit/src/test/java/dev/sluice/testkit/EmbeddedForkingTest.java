package dev.sluice.testkit;

import dev.sluice.spi.BatchRuntime;

/** Holds the embedded runtime, with every group of tasks spread over threads, to the contract. */
final class EmbeddedForkingTest extends BatchRuntimeContract {
    @Override
    protected BatchRuntime createRuntime(int parallelism, int maxFailures) {
        return ClosingRuntime.forking(parallelism, maxFailures);
    }
}

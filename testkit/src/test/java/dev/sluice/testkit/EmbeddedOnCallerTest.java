package dev.sluice.testkit;

import dev.sluice.spi.BatchRuntime;

/** Holds the embedded runtime, with every task on the calling thread, to the contract. */
final class EmbeddedOnCallerTest extends BatchRuntimeContract {
    @Override
    protected BatchRuntime createRuntime(int parallelism, int maxFailures) {
        return ClosingRuntime.onCaller(parallelism, maxFailures);
    }
}

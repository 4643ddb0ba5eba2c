package dev.sluice.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.spi.BatchRuntime;
import dev.sluice.testkit.BatchRuntimeContract;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Holds the Spark runtime to the contract that all runtimes are held to. */
final class SparkRuntimeTest extends BatchRuntimeContract {
    private static final int MAX_FAILURES = 3;

    @RegisterExtension
    static final LocalSpark SPARK = LocalSpark.withMaxFailures(MAX_FAILURES);

    @Override
    protected BatchRuntime createRuntime(int parallelism, int maxFailures) {
        assertThat(maxFailures).as("what the context was started with").isEqualTo(MAX_FAILURES);
        assertThat(parallelism).isEqualTo(2);
        return SPARK.runtime();
    }
}

package dev.sluice.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.rdd.RDD;
import dev.sluice.spi.BatchRuntime;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Holds the oracle to the contract that it is the oracle of, and shows what it finds out about functions. */
final class ReferenceRuntimeTest extends BatchRuntimeContract {
    private static final AtomicReference<RDD<Integer>> INSIDE = new AtomicReference<>();

    @Override
    protected BatchRuntime createRuntime(int parallelism, int maxFailures) {
        return new ReferenceRuntime(parallelism, maxFailures, ElementTrip.throughCodec());
    }

    @Test
    void function_whenItCapturesWhatDoesNotSerialise_isRefusedNamingOperatorClassAndLambda() {
        Object lock = new Object();
        RDD<Integer> failing = rdds().parallelize(List.of(1), 1).map(n -> lock.hashCode() + n);

        assertThatThrownBy(failing::collect)
                .hasMessageContaining("map inside test")
                .hasMessageContaining("NotSerializableException: java.lang.Object")
                .hasMessageContaining("in lambda dev.sluice.testkit.ReferenceRuntimeTest.lambda$");
    }

    @Test
    void action_insideATask_isRefusedByName() {
        LocalRdds rdds = rdds();
        INSIDE.set(rdds.parallelize(List.of(1), 1));
        RDD<Long> nested = rdds.parallelize(List.of(1), 1).map(n -> INSIDE.get().count());

        assertThatThrownBy(nested::collect)
                .hasMessageContaining("count inside test")
                .hasMessageContaining("inside a task");
    }

    private static LocalRdds rdds() {
        return LocalRdds.on(new ReferenceRuntime(2, 1, ElementTrip.throughCodec()));
    }
}

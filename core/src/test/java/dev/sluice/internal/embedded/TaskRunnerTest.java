package dev.sluice.internal.embedded;

import static dev.sluice.internal.embedded.Lineage.collect;
import static dev.sluice.internal.embedded.Lineage.map;
import static dev.sluice.internal.embedded.Lineage.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rdd.RDDNode;
import dev.sluice.spi.BatchRuntime.BatchContext;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TaskRunnerTest {
    private final ForkingTasks tasks = new ForkingTasks(2);
    private final SteppedClock clock = new SteppedClock();
    private final EmbeddedRuntime runtime = TestRuntimes.of(tasks, clock, EmbeddedOptions.ofParallelism(2));

    @AfterEach
    void close() {
        runtime.close();
        tasks.close();
    }

    @Test
    void smallJob_runsOnTheCallingThread() {
        RDDNode<String> threads = map(
                read(List.of(1), List.of(2)), number -> Thread.currentThread().getName());
        String caller = Thread.currentThread().getName();

        assertThat(runtime.run(BatchContext.NONE, collect(threads))).containsExactly(List.of(caller), List.of(caller));
        assertThat(tasks.forkCount()).isZero();
    }

    @Test
    void smallJob_isForkedOnceItHasProvedExpensive() {
        RDDNode<Integer> numbers = read(List.of(1), List.of(2));
        clock.stepBy(5_000_000);

        runtime.run(BatchContext.NONE, collect(numbers));
        assertThat(tasks.forkCount()).isZero();

        assertThat(runtime.run(BatchContext.NONE, collect(numbers))).containsExactly(List.of(1), List.of(2));
        assertThat(tasks.forkCount()).isEqualTo(1);
    }

    @Test
    void onePartition_isNeverForked() {
        clock.stepBy(5_000_000);

        runtime.run(BatchContext.NONE, collect(read(List.of(1))));
        runtime.run(BatchContext.NONE, collect(read(List.of(1))));

        assertThat(tasks.forkCount()).isZero();
    }
}

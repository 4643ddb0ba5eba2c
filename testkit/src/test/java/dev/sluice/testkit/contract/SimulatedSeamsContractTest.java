package dev.sluice.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.internal.simulated.SimulatedSeams;
import dev.sluice.internal.simulated.SimulatedTasks;
import dev.sluice.spi.Clock;
import dev.sluice.spi.Connections;
import dev.sluice.spi.Disk;
import dev.sluice.spi.Tasks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

/** Holds the simulated seams to the contracts of the production ones. */
class SimulatedSeamsContractTest {
    private static final long START_MILLIS = 1_700_000_000_000L;

    private final SimulatedSeams seams = SimulatedSeams.inOrder(START_MILLIS, 2);

    @Nested
    class OfClock extends ClockContract {
        @Override
        protected Clock clock() {
            return seams.clock();
        }

        @Override
        protected void letTimePass() {
            seams.clock().advance(Duration.ofMillis(1));
        }
    }

    @Nested
    class OfTasksInOrder extends SimulatedTasksContract {
        OfTasksInOrder() {
            super(SimulatedSeams.inOrder(START_MILLIS, 2));
        }
    }

    @Nested
    class OfTasksUnderASeed extends SimulatedTasksContract {
        OfTasksUnderASeed() {
            super(SimulatedSeams.seeded(START_MILLIS, 2, 42));
        }
    }

    @Nested
    class OfDisk extends DiskContract {
        private final Path directory = Path.of("/data");

        @BeforeEach
        void createDirectory() throws IOException {
            seams.disk().createDirectories(directory);
        }

        @Override
        protected Disk disk() {
            return seams.disk();
        }

        @Override
        protected Path directory() {
            return directory;
        }
    }

    @Nested
    class OfConnections extends ConnectionsContract {
        @Override
        protected Connections connections() {
            return seams.connections();
        }
    }

    /** Lets work happen by stepping, for at most ten simulated seconds. */
    abstract static class SimulatedTasksContract extends TasksContract {
        private final SimulatedSeams own;

        SimulatedTasksContract(SimulatedSeams own) {
            this.own = own;
        }

        @Override
        protected Tasks createTasks(int parallelism) {
            return own.tasks();
        }

        @Override
        protected Clock clock() {
            return own.clock();
        }

        @Override
        protected void awaitWork(CountDownLatch latch) {
            SimulatedTasks tasks = own.tasks();
            tasks.runUntilIdle();
            for (int millis = 0; latch.getCount() > 0 && millis < 10_000; millis++) {
                tasks.advance(Duration.ofMillis(1));
            }
            assertThat(latch.getCount()).as("work that was not done").isZero();
        }
    }
}

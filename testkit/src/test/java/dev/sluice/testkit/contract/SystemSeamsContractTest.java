package dev.sluice.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.internal.system.SystemSeams;
import dev.sluice.spi.Clock;
import dev.sluice.spi.Connections;
import dev.sluice.spi.Disk;
import dev.sluice.spi.Seams;
import dev.sluice.spi.Tasks;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** Holds the production seams to their contracts. */
class SystemSeamsContractTest {
    private final Seams seams = SystemSeams.create(2, "contract");

    @Nested
    class OfClock extends ClockContract {
        @Override
        protected Clock clock() {
            return seams.clock();
        }

        @Override
        protected void letTimePass() {
            long start = System.nanoTime();
            while (System.nanoTime() - start < 2_000_000) {
                Thread.onSpinWait();
            }
        }
    }

    @Nested
    class OfTasks extends TasksContract {
        @Override
        protected Tasks createTasks(int parallelism) {
            return SystemSeams.create(parallelism, "contract").tasks();
        }

        @Override
        protected Clock clock() {
            return seams.clock();
        }

        @Override
        protected void awaitWork(CountDownLatch latch) throws InterruptedException {
            assertThat(latch.await(20, TimeUnit.SECONDS)).as("work was done").isTrue();
        }
    }

    @Nested
    class OfDisk extends DiskContract {
        @TempDir
        private Path directory;

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
}

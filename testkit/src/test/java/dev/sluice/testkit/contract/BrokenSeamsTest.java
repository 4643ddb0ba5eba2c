package dev.sluice.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.internal.simulated.MemoryConnections;
import dev.sluice.internal.simulated.MemoryDisk;
import dev.sluice.internal.simulated.SimulatedClock;
import dev.sluice.spi.Clock;
import dev.sluice.spi.Connections;
import dev.sluice.spi.Disk;
import dev.sluice.spi.Tasks;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Proves that each contract suite can fail: a fake that breaks one promise fails the tests of that promise. */
class BrokenSeamsTest {
    private final SimulatedClock clock = new SimulatedClock(1_700_000_000_000L);

    @Test
    void clockContract_whenNanoTimeRunsBackwards_fails() {
        assertThat(ContractRun.failedTestsOf(BackwardClockContract::new))
                .containsExactly(
                        "nanoTime_whenReadAgain_neverRunsBackwards", "nanoTime_whenTimePasses_growsByThatMuch");
    }

    @Test
    void tasksContract_whenTheLastMessageIsHandledFirst_fails() {
        assertThat(ContractRun.failedTestsOf(LastFirstTasksContract::new))
                .contains(
                        "mailbox_whenMessagesArePosted_handlesThemInOrder", "close_whenMessagesWait_handlesThemFirst");
    }

    @Test
    void diskContract_whenMoveLeavesTheSourceThere_fails() {
        assertThat(ContractRun.failedTestsOf(() -> new CopyingDiskContract(clock)))
                .containsExactly(
                        "moveAtomically_whenSourceIsADirectory_movesAllOfIt",
                        "moveAtomically_whenTargetIsAFile_replacesIt");
    }

    @Test
    void connectionsContract_whenARefusalIsSilent_fails() {
        assertThat(ContractRun.failedTestsOf(() -> new NamelessConnectionsContract(clock)))
                .containsExactly("connect_whenNobodyListens_namesHostAndPort");
    }

    private static final class BackwardClockContract extends ClockContract {
        private long nanoTime;

        @Override
        protected Clock clock() {
            SimulatedClock forward = new SimulatedClock(0);
            return new Clock() {
                @Override
                public long epochMillis() {
                    return forward.epochMillis() - nanoTime;
                }

                @Override
                public long nanoTime() {
                    return nanoTime--;
                }
            };
        }

        @Override
        protected void letTimePass() {
            nanoTime--;
        }
    }

    private static final class LastFirstTasksContract extends TasksContract {
        private final LastFirstTasks lastFirst = new LastFirstTasks();

        @Override
        protected Tasks createTasks(int parallelism) {
            return lastFirst;
        }

        @Override
        protected Clock clock() {
            return lastFirst.clock();
        }

        @Override
        protected void awaitWork(CountDownLatch latch) {
            lastFirst.work();
            assertThat(latch.getCount()).isZero();
        }
    }

    private static final class CopyingDiskContract extends DiskContract {
        private final Disk disk;

        private CopyingDiskContract(Clock clock) {
            this.disk = new CopyingDisk(new MemoryDisk(clock));
        }

        @Override
        protected Disk disk() {
            return disk;
        }

        @Override
        protected Path directory() {
            return Path.of("/");
        }
    }

    private static final class NamelessConnectionsContract extends ConnectionsContract {
        private final Connections connections;

        private NamelessConnectionsContract(Clock clock) {
            this.connections = new NamelessConnections(new MemoryConnections(clock));
        }

        @Override
        protected Connections connections() {
            return connections;
        }
    }
}

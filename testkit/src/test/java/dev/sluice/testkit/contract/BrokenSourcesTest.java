package dev.sluice.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rdd.Split;
import dev.sluice.source.Receivers;
import dev.sluice.spi.InputBatch;
import dev.sluice.spi.Receiver;
import dev.sluice.spi.Source;
import dev.sluice.spi.SourceContext;
import dev.sluice.spi.SourceReader;
import dev.sluice.time.BatchTime;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Proves that the contract of sources can fail: one that breaks a promise fails the tests of that promise. */
class BrokenSourcesTest {

    @Test
    void contract_whenNothingIsSpoilt_passes() {
        assertThat(failedTests(SpoiltReader::new)).isEmpty();
    }

    @Test
    void contract_whenTheLastRecordOfABatchIsLost_fails() {
        assertThat(failedTests(LosingTheLast::new))
                .contains(
                        "plan_givesEveryRecordOnceAndInOrder",
                        "plan_afterTwoCuts_takesEverythingUpToTheLater",
                        "plan_whenMoreArrivesAfterItsCut_losesNoneOfIt");
    }

    @Test
    void contract_whenASplitCanBeReadOnce_fails() {
        assertThat(failedTests(ReadOnce::new))
                .contains(
                        "split_whenOpenedAgain_givesTheSameRecords",
                        "split_whenOpenedTwiceAtATime_givesEachReaderAllRecords");
    }

    @Test
    void contract_whenCountsAreWrong_fails() {
        assertThat(failedTests(Miscounting::new)).containsExactly("counts_areThoseOfTheRecords_orUnknown");
    }

    @Test
    void contract_whenAStopForgetsWhatWasTaken_fails() {
        assertThat(failedTests(Forgetting::new)).containsExactly("stop_handsOutWhatWasTakenAndThenNothing");
    }

    @Test
    void contract_whenTheRateIsIgnored_fails() {
        assertThat(failedTests(Unlimited::new)).containsExactly("limitRate_holdsInEveryBatch_orIsIgnored");
    }

    @Test
    void contract_whenASecondCloseThrows_fails() {
        assertThat(failedTests(ClosingOnce::new))
                .containsExactly("close_withoutAStartOrAgain_doesNothing", "close_withoutAStop_endsTheSource");
    }

    @Test
    void contract_whenAFailedPlanLosesItsInput_fails() {
        assertThat(failedTests(FailingLate::new))
                .containsExactly("plan_whenInputIsBroken_failsAndLeavesTheInputToTheNext");
    }

    private static List<String> failedTests(UnaryOperator<SourceReader<String>> spoiling) {
        return ContractRun.failedTestsOf(() -> new Contract(spoiling));
    }

    private static InputBatch<String> batchOf(List<Split<String>> splits) {
        return InputBatch.of(splits, "");
    }

    private record ListOfRecords(List<String> records, long elementCount) implements Split<String> {
        @Override
        public Iterator<String> open() {
            return records.iterator();
        }
    }

    private static final class OneTimeSplit implements Split<String> {
        private static final long serialVersionUID = 1;

        private final ArrayList<String> records;

        private OneTimeSplit(List<String> records) {
            this.records = new ArrayList<>(records);
        }

        @Override
        public Iterator<String> open() {
            List<String> taken = List.copyOf(records);
            records.clear();
            return taken.iterator();
        }
    }

    private static final class Contract extends SourceContract<String> {
        private final UnaryOperator<SourceReader<String>> spoiling;
        private final ListReceiver receiver = new ListReceiver();
        private boolean isBroken;

        private Contract(UnaryOperator<SourceReader<String>> spoiling) {
            this.spoiling = spoiling;
        }

        @Override
        protected Source<String> createSource() {
            Source<String> behind = Receivers.source("list", () -> (Receiver<String>) receiver);
            return new Source<>() {
                @Override
                public SourceReader<String> open(SourceContext context) throws Exception {
                    return new Breaking(spoiling.apply(behind.open(context)));
                }

                @Override
                public String describe() {
                    return behind.describe();
                }
            };
        }

        @Override
        protected String record(long number) {
            return LinePeer.line(number);
        }

        @Override
        protected void offer(long from, long to) {
            LongStream.range(from, to).mapToObj(this::record).forEach(receiver::offer);
        }

        @Override
        protected boolean canBreak() {
            return true;
        }

        @Override
        protected void breakInput() {
            isBroken = true;
        }

        @Override
        protected void mendInput() {
            isBroken = false;
        }

        /** Fails to plan while the input is broken: late, when it has taken the input, if that is what is spoilt. */
        private final class Breaking extends SpoiltReader {
            private final SourceReader<String> behind;

            private Breaking(SourceReader<String> behind) {
                super(behind);
                this.behind = behind;
            }

            @Override
            public InputBatch<String> plan(BatchTime batch) throws Exception {
                if (isBroken && behind instanceof FailingLate) {
                    super.plan(batch);
                }
                if (isBroken) {
                    throw new IOException("broken");
                }
                return super.plan(batch);
            }
        }
    }

    private static final class LosingTheLast extends SpoiltReader {
        private LosingTheLast(SourceReader<String> behind) {
            super(behind);
        }

        @Override
        public InputBatch<String> plan(BatchTime batch) throws Exception {
            List<String> records = SourceWorld.records(super.plan(batch));
            List<String> kept = records.subList(0, Math.max(0, records.size() - 1));
            return batchOf(List.of(new ListOfRecords(List.copyOf(kept), kept.size())));
        }
    }

    private static final class ReadOnce extends SpoiltReader {
        private ReadOnce(SourceReader<String> behind) {
            super(behind);
        }

        @Override
        public InputBatch<String> plan(BatchTime batch) throws Exception {
            return batchOf(List.of(new OneTimeSplit(SourceWorld.records(super.plan(batch)))));
        }
    }

    private static final class Miscounting extends SpoiltReader {
        private Miscounting(SourceReader<String> behind) {
            super(behind);
        }

        @Override
        public InputBatch<String> plan(BatchTime batch) throws Exception {
            List<String> records = SourceWorld.records(super.plan(batch));
            return batchOf(List.of(new ListOfRecords(List.copyOf(records), records.size() + 1)));
        }
    }

    private static final class Forgetting extends SpoiltReader {
        private boolean isStopped;

        private Forgetting(SourceReader<String> behind) {
            super(behind);
        }

        @Override
        public void stop() {
            super.stop();
            isStopped = true;
        }

        @Override
        public boolean hasUnplannedInput() {
            return !isStopped && super.hasUnplannedInput();
        }
    }

    private static final class Unlimited extends SpoiltReader {
        private Unlimited(SourceReader<String> behind) {
            super(behind);
        }

        @Override
        public void limitRate(double recordsPerSecond) {}
    }

    private static final class ClosingOnce extends SpoiltReader {
        private boolean isClosed;

        private ClosingOnce(SourceReader<String> behind) {
            super(behind);
        }

        @Override
        public void close() throws IOException {
            super.close();
            if (isClosed) {
                throw new IOException("closed already");
            }
            isClosed = true;
        }
    }

    private static final class FailingLate extends SpoiltReader {
        private FailingLate(SourceReader<String> behind) {
            super(behind);
        }
    }
}

package dev.sluice.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rdd.StorageLevel;
import dev.sluice.spi.Receiver;
import dev.sluice.spi.Tasks;
import dev.sluice.spi.Tasks.Progress;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Proves that the contract of receivers can fail: one that breaks the protocol fails the tests of what it breaks. */
class BrokenReceiversTest {

    @Test
    void contract_whenNothingIsSpoilt_passes() {
        assertThat(failedTests(() -> new Spoilt(Mistake.NONE))).isEmpty();
    }

    @Test
    void contract_whenARecordIsDroppedForWantOfRoom_fails() {
        assertThat(failedTests(() -> new Spoilt(Mistake.DROPS_WITHOUT_ROOM)))
                .containsExactly("store_whenThereIsNoRoom_waitsAndLosesNothing");
    }

    @Test
    void contract_whenTheLoopGoesOnAfterTheStop_fails() {
        assertThat(failedTests(() -> new Spoilt(Mistake.GOES_ON))).contains("onStop_endsTheStoring");
    }

    @Test
    void contract_whenItStartsOnlyOnce_fails() {
        assertThat(failedTests(() -> new Spoilt(Mistake.STARTS_ONCE)))
                .containsExactly(
                        "lostInput_isStoredAsFarAsItCame_andMakesTheReceiverAskForARestart",
                        "onStart_afterAStop_receivesAgain");
    }

    @Test
    void contract_whenALostPeerIsKeptQuiet_fails() {
        assertThat(failedTests(() -> new Spoilt(Mistake.KEEPS_QUIET)))
                .containsExactly("lostInput_isStoredAsFarAsItCame_andMakesTheReceiverAskForARestart");
    }

    private static List<String> failedTests(Supplier<Spoilt> receivers) {
        return ContractRun.failedTestsOf(() -> new Contract(receivers.get()));
    }

    private enum Mistake {
        NONE,
        DROPS_WITHOUT_ROOM,
        GOES_ON,
        STARTS_ONCE,
        KEEPS_QUIET
    }

    private static final class Contract extends ReceiverContract<String> {
        private final Spoilt receiver;

        private Contract(Spoilt receiver) {
            this.receiver = receiver;
        }

        @Override
        protected Receiver<String> createReceiver() {
            return receiver;
        }

        @Override
        protected String record(long number) {
            return LinePeer.line(number);
        }

        @Override
        protected void offer(long from, long to) {
            LongStream.range(from, to).mapToObj(this::record).forEach(receiver.waiting::add);
        }

        @Override
        protected boolean canBreak() {
            return true;
        }

        @Override
        protected void breakInput() {
            receiver.isLost = true;
        }

        @Override
        protected void receiverHasEnded() {
            receiver.isLost = false;
        }
    }

    /** Receives from a queue, and makes one mistake. */
    private static final class Spoilt extends Receiver<String> {
        private final Queue<String> waiting = new ArrayDeque<>();
        private final Mistake mistake;
        private boolean isLost;
        private int startCount;

        private Spoilt(Mistake mistake) {
            super(StorageLevel.MEMORY_ONLY);
            this.mistake = mistake;
        }

        @Override
        protected void onStart() {
            startCount++;
            if (mistake == Mistake.STARTS_ONCE && startCount > 1) {
                return;
            }
            Tasks.Step step = this::storeNext;
            if (mistake == Mistake.GOES_ON) {
                context().seams().tasks().loop("runaway", step);
            } else {
                loop("queue", step);
            }
        }

        @Override
        protected void onStop() {
            if (mistake == Mistake.GOES_ON) {
                waiting.add("too late");
            }
        }

        private Progress storeNext() {
            if (waiting.isEmpty()) {
                return endIfLost();
            }
            if (tryStore(waiting.peek()) || mistake == Mistake.DROPS_WITHOUT_ROOM) {
                waiting.remove();
                return Progress.WORKED;
            }
            return Progress.IDLE;
        }

        private Progress endIfLost() {
            if (!isLost || mistake == Mistake.KEEPS_QUIET) {
                return Progress.IDLE;
            }
            restart("the queue has ended", null);
            return Progress.DONE;
        }
    }
}

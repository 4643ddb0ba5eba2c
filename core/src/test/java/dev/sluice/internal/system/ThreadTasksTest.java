package dev.sluice.internal.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.spi.Clock;
import dev.sluice.spi.Tasks;
import dev.sluice.spi.Tasks.Mailbox;
import dev.sluice.spi.Tasks.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What only threads can get wrong; the rest is in the contract suite. */
class ThreadTasksTest {
    private static final long PATIENCE_SECONDS = 20;

    private final JumpingClock clock = new JumpingClock();
    private final ThreadTasks tasks = new ThreadTasks(3, "tasks-test", clock);

    @AfterEach
    void close_leavesNoThreadBehind() {
        tasks.close();

        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("tasks-test"));
    }

    @Test
    void threads_areDaemonsNamedForWhatTheyDo() throws InterruptedException {
        List<String> names = new CopyOnWriteArrayList<>();
        CountDownLatch both = new CountDownLatch(2);
        tasks.mailbox("conductor", 1, message -> note(names, both)).post("go");
        tasks.loop("receiver-orders", () -> {
            note(names, both);
            return Progress.DONE;
        });

        await(both);

        assertThat(names).containsExactlyInAnyOrder("tasks-test-conductor daemon", "tasks-test-receiver-orders daemon");
    }

    @Test
    void handleOrPost_whenTheMailboxIsIdle_handlesOnTheCallingThread() {
        List<Thread> handlers = new CopyOnWriteArrayList<>();
        Mailbox<String> mailbox = tasks.mailbox("conductor", 1, message -> handlers.add(Thread.currentThread()));

        mailbox.handleOrPost("here and now");

        assertThat(handlers).containsExactly(Thread.currentThread());
    }

    @Test
    void handleOrPost_whenManyThreadsMixItWithPosts_handlesOneAtATimeInEachOnesOrder() throws Exception {
        int[] next = new int[4];
        AtomicInteger handling = new AtomicInteger();
        AtomicBoolean isSound = new AtomicBoolean(true);
        CountDownLatch all = new CountDownLatch(4 * 20_000);
        Mailbox<int[]> mailbox = tasks.mailbox("mixed", 8, message -> {
            boolean isAlone = handling.incrementAndGet() == 1;
            if (!isAlone || next[message[0]]++ != message[1]) {
                isSound.set(false);
            }
            handling.decrementAndGet();
            all.countDown();
        });

        for (int poster = 0; poster < 4; poster++) {
            int own = poster;
            AtomicInteger sent = new AtomicInteger();
            tasks.loop("poster-" + poster, () -> {
                int number = sent.getAndIncrement();
                int[] message = {own, number};
                boolean isTaken = number % 5 == own ? mailbox.post(message) : mailbox.handleOrPost(message);
                return isTaken && sent.get() < 20_000 ? Progress.WORKED : Progress.DONE;
            });
        }

        await(all);
        assertThat(isSound).isTrue();
    }

    /** A flood hides a wake-up that is lost, since the next message makes up for it; so each round is small and ends in silence. */
    @Test
    void handleOrPost_whenNobodyComesAfterwards_losesNoMessage() throws Exception {
        int rounds = 3_000;
        Semaphore handled = new Semaphore(0);
        Mailbox<Integer> mailbox = tasks.mailbox("quiet", 8, message -> handled.release());
        CyclicBarrier begin = new CyclicBarrier(4);
        for (int poster = 0; poster < 3; poster++) {
            int own = poster;
            AtomicInteger sent = new AtomicInteger();
            tasks.loop("poster-" + poster, () -> {
                begin.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                int round = sent.getAndIncrement();
                boolean isTaken = round % 4 == own ? mailbox.post(round) : mailbox.handleOrPost(round);
                return isTaken && sent.get() < rounds ? Progress.WORKED : Progress.DONE;
            });
        }

        for (int round = 0; round < rounds; round++) {
            begin.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(handled.tryAcquire(3, PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("round %d is handled", round)
                    .isTrue();
        }
    }

    @Test
    void post_whenManyThreadsPostToANarrowMailbox_losesNothingAndKeepsEachOnesOrder() throws Exception {
        int[] next = new int[4];
        AtomicBoolean inOrder = new AtomicBoolean(true);
        CountDownLatch all = new CountDownLatch(4 * 5_000);
        Mailbox<int[]> mailbox = tasks.mailbox("narrow", 3, message -> {
            if (next[message[0]]++ != message[1]) {
                inOrder.set(false);
            }
            all.countDown();
        });

        for (int poster = 0; poster < 4; poster++) {
            int own = poster;
            AtomicInteger sent = new AtomicInteger();
            tasks.loop("poster-" + poster, () -> {
                mailbox.post(new int[] {own, sent.getAndIncrement()});
                return sent.get() == 5_000 ? Progress.DONE : Progress.WORKED;
            });
        }

        await(all);
        assertThat(inOrder).isTrue();
    }

    @Test
    void post_whenInterruptedWhileFull_returnsFalse() throws InterruptedException {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Mailbox<String> mailbox = tasks.mailbox("stuck", 1, message -> {
            busy.countDown();
            await(release);
        });
        mailbox.post("handled");
        await(busy);
        mailbox.post("waiting");

        Thread.currentThread().interrupt();
        boolean isPosted = mailbox.post("refused");

        assertThat(isPosted).isFalse();
        assertThat(Thread.interrupted()).isTrue();
        release.countDown();
    }

    @Test
    void close_whenAPosterWaitsForRoom_letsItGo() throws InterruptedException {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch refused = new CountDownLatch(1);
        Mailbox<String> mailbox = tasks.mailbox("stuck", 1, message -> {
            busy.countDown();
            await(release);
        });
        mailbox.post("handled");
        await(busy);
        mailbox.post("waiting");
        tasks.loop("poster", () -> {
            if (!mailbox.post("refused")) {
                refused.countDown();
            }
            return Progress.DONE;
        });

        tasks.loop("closer", () -> {
            mailbox.close();
            return Progress.DONE;
        });

        await(refused);
        release.countDown();
    }

    @Test
    void postAt_whenTheWallClockJumpsForwards_comesSoonAfter() throws InterruptedException {
        CountDownLatch due = new CountDownLatch(1);
        Mailbox<String> mailbox = tasks.mailbox("timed", 1, message -> due.countDown());
        mailbox.postAt(clock.epochMillis() + 3_600_000, "in an hour");

        clock.jump(3_600_000);

        await(due);
    }

    @Test
    void postAt_whenTheWallClockIsSetBackByAnHour_comesWhenItsTimeHasPassed() throws InterruptedException {
        CountDownLatch due = new CountDownLatch(1);
        Mailbox<String> mailbox = tasks.mailbox("timed", 1, message -> due.countDown());
        mailbox.postAt(clock.epochMillis() + 20, "soon");

        clock.jump(-3_600_000);

        await(due);
    }

    @Test
    void postAt_whenTheWallClockIsSetBack_keepsTheOrder() throws InterruptedException {
        List<String> order = new CopyOnWriteArrayList<>();
        CountDownLatch all = new CountDownLatch(3);
        Mailbox<String> mailbox = tasks.mailbox("timed", 3, message -> {
            order.add(message);
            all.countDown();
        });
        long now = clock.epochMillis();
        mailbox.postAt(now + 60, "third");
        mailbox.postAt(now + 40, "first");
        mailbox.postAt(now + 40, "second");

        clock.jump(-3_600_000);

        await(all);
        assertThat(order).containsExactly("first", "second", "third");
    }

    @Test
    void postAt_whenCancelledAfterTheWallClockWasSetBack_neverComes() throws InterruptedException {
        List<String> handled = new CopyOnWriteArrayList<>();
        CountDownLatch kept = new CountDownLatch(1);
        Mailbox<String> mailbox = tasks.mailbox("timed", 3, message -> {
            handled.add(message);
            kept.countDown();
        });
        Tasks.Timer cancelled = mailbox.postAt(clock.epochMillis() + 1_000, "cancelled");
        mailbox.postAt(clock.epochMillis() + 1_010, "kept");

        clock.jump(-3_600_000);
        cancelled.cancel();

        await(kept);
        assertThat(handled).containsExactly("kept");
    }

    @Test
    void mailbox_whenHandlerLeavesItsThreadInterrupted_goesOn() throws InterruptedException {
        CountDownLatch second = new CountDownLatch(2);
        Mailbox<String> mailbox = tasks.mailbox("interrupted", 4, message -> {
            Thread.currentThread().interrupt();
            second.countDown();
        });

        mailbox.post("first");
        mailbox.post("second");

        await(second);
    }

    @Test
    void closeOfLoop_whenAStepWaits_interruptsIt() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        var loop = tasks.loop("waiting", () -> {
            started.countDown();
            never.await();
            return Progress.WORKED;
        });
        await(started);

        loop.close();

        assertThat(loop.isDone()).isTrue();
    }

    @Test
    void runAll_whenAsManyBodiesAsParallelism_runsThemAtTheSameTime() throws Exception {
        CyclicBarrier allThree = new CyclicBarrier(3);
        Callable<Integer> meeting = () -> allThree.await(PATIENCE_SECONDS, TimeUnit.SECONDS);

        assertThat(tasks.runAll(List.of(meeting, meeting, meeting))).containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    void runAll_whenCalledManyTimes_runsEachBodyOnce() throws Exception {
        AtomicInteger ran = new AtomicInteger();
        List<Callable<Integer>> bodies = List.of(ran::incrementAndGet, ran::incrementAndGet, ran::incrementAndGet);

        for (int call = 0; call < 5_000; call++) {
            tasks.runAll(bodies);
        }

        assertThat(ran).hasValue(15_000);
    }

    @Test
    void runAll_whenTheCallerIsInterrupted_interruptsTheOthersAndGivesUpTheRest() {
        Thread caller = Thread.currentThread();
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch othersWait = new CountDownLatch(2);
        AtomicInteger interrupted = new AtomicInteger();
        AtomicBoolean isLastRun = new AtomicBoolean();
        Callable<Integer> waiting = () -> {
            othersWait.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                interrupted.incrementAndGet();
            }
            return 0;
        };
        List<Callable<Integer>> bodies = new ArrayList<>();
        bodies.add(() -> {
            await(othersWait);
            caller.interrupt();
            return 0;
        });
        bodies.add(waiting);
        bodies.add(waiting);
        bodies.add(() -> {
            isLastRun.set(true);
            return 0;
        });

        assertThatThrownBy(() -> tasks.runAll(bodies)).isInstanceOf(InterruptedException.class);

        assertThat(interrupted).hasValue(2);
        assertThat(isLastRun).isFalse();
        assertThat(caller.isInterrupted()).isFalse();
    }

    private static void note(List<String> names, CountDownLatch latch) {
        Thread thread = Thread.currentThread();
        names.add(thread.getName() + (thread.isDaemon() ? " daemon" : ""));
        latch.countDown();
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("it happened")
                .isTrue();
    }

    /** The system's clock, as an administrator would set it. */
    private static final class JumpingClock implements Clock {
        private volatile long offsetMillis;

        private void jump(long millis) {
            offsetMillis = millis;
        }

        @Override
        public long epochMillis() {
            return System.currentTimeMillis() + offsetMillis;
        }

        @Override
        public long nanoTime() {
            return System.nanoTime();
        }
    }
}

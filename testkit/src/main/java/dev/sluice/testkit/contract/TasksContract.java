package dev.sluice.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.spi.Tasks;
import dev.sluice.spi.Tasks.Loop;
import dev.sluice.spi.Tasks.Mailbox;
import dev.sluice.spi.Tasks.Progress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Checks what {@link Tasks} promises, for threads and for a simulation alike: a test posts, and asks the subclass to let the work happen.
 *
 * <p><b>Thread rule:</b> confined to the test's thread; what handlers record is in concurrent collections.
 */
public abstract class TasksContract extends LentThreadsContract {
    @Test
    public void mailbox_whenMessagesArePosted_handlesThemInOrder() throws InterruptedException {
        CountDownLatch three = new CountDownLatch(3);
        Mailbox<String> mailbox = recording("inbox", 10, three);

        mailbox.post("a");
        mailbox.post("b");
        mailbox.post("c");

        awaitWork(three);
        assertThat(handled).containsExactly("a", "b", "c");
    }

    @Test
    public void mailbox_whenHandlerThrows_handlesTheNextMessage() throws InterruptedException {
        CountDownLatch last = new CountDownLatch(1);
        Mailbox<String> mailbox = tasks.mailbox("failing", 10, message -> {
            switch (message) {
                case "exception" -> throw new java.io.IOException("expected by the test");
                case "error" -> throw new StackOverflowError("expected by the test");
                default -> last.countDown();
            }
        });

        mailbox.post("exception");
        mailbox.post("error");
        mailbox.post("last");

        awaitWork(last);
    }

    @Test
    public void post_whenMailboxIsClosed_returnsFalseAndDrops() {
        Mailbox<String> mailbox = recording("closed", 10, new CountDownLatch(0));
        mailbox.close();

        assertThat(mailbox.post("late")).isFalse();
        assertThat(handled).isEmpty();
    }

    @Test
    public void close_whenMessagesWait_handlesThemFirst() {
        Mailbox<Integer> mailbox = recording("draining", 1_000, new CountDownLatch(0));
        mailbox.post(1);
        mailbox.post(2);
        mailbox.post(3);

        mailbox.close();

        assertThat(handled).containsExactly(1, 2, 3);
        assertThat(mailbox.size()).isZero();
    }

    @Test
    public void close_whenCalledAgain_doesNothing() {
        Mailbox<Integer> mailbox = recording("twice", 10, new CountDownLatch(0));

        mailbox.close();
        mailbox.close();

        assertThat(handled).isEmpty();
    }

    @Test
    public void close_whenCalledByTheHandler_doesNotWaitForItself() throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        CompletableFuture<Mailbox<String>> itself = new CompletableFuture<>();
        itself.complete(tasks.mailbox("suicidal", 10, message -> {
            itself.join().close();
            closed.countDown();
        }));

        itself.join().post("end");

        awaitWork(closed);
        assertThat(itself.join().post("late")).isFalse();
    }

    @Test
    public void post_whenFullAndCalledByTheHandler_doesNotWaitForItself() throws InterruptedException {
        CountDownLatch four = new CountDownLatch(4);
        CompletableFuture<Mailbox<Integer>> itself = new CompletableFuture<>();
        itself.complete(tasks.mailbox("narrow", 1, message -> {
            handled.add(message);
            if (message == 0) {
                itself.join().post(1);
                itself.join().post(2);
                itself.join().post(3);
            }
            four.countDown();
        }));

        itself.join().post(0);

        awaitWork(four);
        assertThat(handled).containsExactly(0, 1, 2, 3);
    }

    @Test
    public void post_whenFull_waitsForRoom() throws InterruptedException {
        CountDownLatch all = new CountDownLatch(500);
        AtomicInteger largestSize = new AtomicInteger();
        CompletableFuture<Mailbox<Integer>> itself = new CompletableFuture<>();
        itself.complete(tasks.mailbox("bounded", 2, message -> {
            largestSize.accumulateAndGet(itself.join().size(), Math::max);
            all.countDown();
        }));

        for (int message = 0; message < 500; message++) {
            assertThat(itself.join().post(message)).isTrue();
            largestSize.accumulateAndGet(itself.join().size(), Math::max);
        }

        awaitWork(all);
        assertThat(largestSize).hasValueBetween(1, 2);
    }

    @Test
    public void postAt_whenTheTimeComes_postsAndNotBefore() throws InterruptedException {
        CountDownLatch due = new CountDownLatch(1);
        long dueMillis = clock().epochMillis() + 25;
        Mailbox<Long> mailbox = tasks.mailbox("timed", 10, message -> {
            handled.add(clock().epochMillis() >= message);
            due.countDown();
        });

        mailbox.postAt(dueMillis, dueMillis);

        awaitWork(due);
        assertThat(handled).containsExactly(true);
    }

    @Test
    public void postAt_whenTheTimeHasPassed_postsAtOnce() throws InterruptedException {
        CountDownLatch due = new CountDownLatch(1);
        Mailbox<String> mailbox = recording("late", 10, due);

        mailbox.postAt(clock().epochMillis() - 1_000, "late");

        awaitWork(due);
    }

    @Test
    public void postAt_whenSeveralAreAskedFor_postsByTimeThenByOrder() throws InterruptedException {
        CountDownLatch four = new CountDownLatch(4);
        Mailbox<String> mailbox = recording("agenda", 10, four);
        long now = clock().epochMillis();

        mailbox.postAt(now + 60, "fourth");
        mailbox.postAt(now + 40, "second");
        mailbox.postAt(now + 40, "third");
        mailbox.postAt(now + 20, "first");

        awaitWork(four);
        assertThat(handled).containsExactly("first", "second", "third", "fourth");
    }

    @Test
    public void cancel_whenNotYetDue_takesTheMessageBack() throws InterruptedException {
        CountDownLatch kept = new CountDownLatch(1);
        Mailbox<String> mailbox = recording("reconsidered", 10, kept);
        long now = clock().epochMillis();
        Tasks.Timer timer = mailbox.postAt(now + 1_000, "cancelled");
        mailbox.postAt(now + 1_010, "kept");

        timer.cancel();
        timer.cancel();

        awaitWork(kept);
        assertThat(handled).containsExactly("kept");
    }

    @Test
    public void close_whenTimersAreNotYetDue_dropsThem() {
        Mailbox<String> mailbox = recording("hasty", 10, new CountDownLatch(0));
        mailbox.postAt(clock().epochMillis() + 3_600_000, "in an hour");

        mailbox.close();

        assertThat(handled).isEmpty();
    }

    @Test
    public void loop_whenStepsWork_goesOnUntilDone() throws InterruptedException {
        CountDownLatch three = new CountDownLatch(3);
        Loop loop = tasks.loop("counting", () -> {
            three.countDown();
            return three.getCount() == 0 ? Progress.DONE : Progress.WORKED;
        });

        awaitWork(three);
        loop.close();
        assertThat(loop.isDone()).isTrue();
    }

    @Test
    public void loop_whenIdle_isCalledAgain() throws InterruptedException {
        CountDownLatch five = new CountDownLatch(5);

        tasks.loop("idle", () -> {
            five.countDown();
            return Progress.IDLE;
        });

        awaitWork(five);
    }

    @Test
    public void wake_whenIdle_callsTheLoopAgain() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch woken = new CountDownLatch(1);
        AtomicInteger wakes = new AtomicInteger();
        Loop loop = tasks.loop("sleepy", () -> {
            started.countDown();
            if (wakes.get() > 0) {
                woken.countDown();
            }
            return Progress.IDLE;
        });
        awaitWork(started);

        wakes.incrementAndGet();
        loop.wake();

        awaitWork(woken);
        assertThat(loop.isDone()).isFalse();
    }

    @Test
    public void loop_whenAStepThrows_ends() throws InterruptedException {
        CountDownLatch called = new CountDownLatch(1);
        Loop loop = tasks.loop("failing", () -> {
            called.countDown();
            throw new IllegalStateException("expected by the test");
        });

        awaitWork(called);
        loop.close();
        assertThat(loop.isDone()).isTrue();
    }

    @Test
    public void closeOfLoop_whenItGoesOn_endsIt() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        AtomicInteger steps = new AtomicInteger();
        Loop loop = tasks.loop("endless", () -> {
            steps.incrementAndGet();
            started.countDown();
            return Progress.IDLE;
        });
        awaitWork(started);

        loop.close();
        loop.close();

        int stepsAtClose = steps.get();
        loop.wake();
        assertThat(loop.isDone()).isTrue();
        assertThat(steps).hasValue(stepsAtClose);
    }

    @Test
    public void runAll_whenBodiesSucceed_returnsTheirResultsInOrder() throws Exception {
        List<Callable<String>> bodies = List.of(() -> "a", () -> "b", () -> "c", () -> "d");

        assertThat(tasks.runAll(bodies)).containsExactly("a", "b", "c", "d");
        assertThat(tasks.runAll(List.<Callable<String>>of())).isEmpty();
    }

    @Test
    public void runAll_runsTheFirstBodyOnTheCallingThread() throws Exception {
        List<Callable<Thread>> bodies = List.of(Thread::currentThread, Thread::currentThread);

        assertThat(tasks.runAll(bodies).get(0)).isSameAs(Thread.currentThread());
    }

    @Test
    public void runAll_whenSomeFail_runsAllAndThrowsTheFirstInOrder() {
        AtomicInteger ran = new AtomicInteger();
        IllegalStateException first = new IllegalStateException("first");
        AssertionError second = new AssertionError("second");
        List<Callable<Integer>> bodies = List.of(
                ran::incrementAndGet,
                () -> {
                    throw first;
                },
                ran::incrementAndGet,
                () -> {
                    throw second;
                });

        assertThatThrownBy(() -> tasks.runAll(bodies)).isSameAs(first).hasSuppressedException(second);
        assertThat(ran).hasValue(2);
    }

    @Test
    public void runAll_whenCalledByABody_doesNotLockUp() throws Exception {
        List<Callable<Integer>> inner = List.of(() -> 1, () -> 2, () -> 3);
        Callable<Integer> outer =
                () -> tasks.runAll(inner).stream().mapToInt(Integer::intValue).sum();

        assertThat(tasks.runAll(List.of(outer, outer, outer, outer))).containsExactly(6, 6, 6, 6);
    }

    @Test
    public void await_whenAMailboxCompletesIt_returnsTrue() throws InterruptedException {
        CompletableFuture<String> done = new CompletableFuture<>();
        Mailbox<String> mailbox = tasks.mailbox("answering", 1, done::complete);
        tasks.loop("idle", () -> Progress.IDLE);

        mailbox.postAt(clock().epochMillis() + 50, "answer");

        assertThat(tasks.await(done, Duration.ofSeconds(20))).isTrue();
        assertThat(done).isCompletedWithValue("answer");
    }

    @Test
    public void await_whenTheTimeIsOver_returnsFalse() throws InterruptedException {
        tasks.loop("idle", () -> Progress.IDLE);

        assertThat(tasks.await(new CompletableFuture<>(), Duration.ofMillis(25)))
                .isFalse();
    }

    @Test
    public void await_whenItIsDoneAlready_returnsTrueHoweverItEnded() throws InterruptedException {
        CompletableFuture<String> cancelled = new CompletableFuture<>();
        cancelled.cancel(false);
        Duration veryLong = Duration.ofSeconds(Long.MAX_VALUE);

        assertThat(tasks.await(CompletableFuture.failedFuture(new IllegalStateException("expected")), veryLong))
                .isTrue();
        assertThat(tasks.await(cancelled, Duration.ZERO)).isTrue();
    }

    @Test
    public void await_whenCalledByALoop_letsTheOthersGoOn() throws InterruptedException {
        CountDownLatch answered = new CountDownLatch(1);
        CompletableFuture<String> done = new CompletableFuture<>();
        Mailbox<String> mailbox = tasks.mailbox("answering", 1, done::complete);
        tasks.loop("asking", () -> {
            mailbox.postAt(clock().epochMillis() + 50, "answer");
            if (tasks.await(done, Duration.ofSeconds(20))) {
                answered.countDown();
            }
            return Progress.DONE;
        });

        awaitWork(answered);
    }

    @Test
    public void parallelism_isWhatWasAskedFor() {
        assertThat(tasks.parallelism()).isEqualTo(2);
    }

    @Test
    public void closeOfTasks_whenMailboxesAndLoopsAreOpen_endsAllOfThem() {
        Mailbox<Integer> mailbox = recording("open", 10, new CountDownLatch(0));
        Loop loop = tasks.loop("open", () -> Progress.IDLE);
        mailbox.post(1);

        tasks.close();
        tasks.close();

        assertThat(handled).containsExactly(1);
        assertThat(mailbox.post(2)).isFalse();
        assertThat(loop.isDone()).isTrue();
        assertThatThrownBy(() -> tasks.loop("too late", () -> Progress.DONE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("too late");
    }
}

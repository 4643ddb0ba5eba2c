package dev.sluice.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.spi.Clock;
import dev.sluice.spi.Tasks;
import dev.sluice.spi.Tasks.Mailbox;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Checks what a mailbox promises to callers that let it handle a message on their own thread; the part of {@link TasksContract} that is about
 * them.
 *
 * <p><b>Thread rule:</b> confined to the test's thread; what handlers record is in concurrent collections.
 */
public abstract class LentThreadsContract {
    /** The tasks under test. */
    protected Tasks tasks;

    /** What the handler of {@link #recording} has handled. */
    protected final List<Object> handled = new CopyOnWriteArrayList<>();

    /** Creates the tasks under test. Called once for each test; the suite closes them. */
    protected abstract Tasks createTasks(int parallelism);

    /** Returns the clock by which timers go off. */
    protected abstract Clock clock();

    /** Lets work and time go on until the latch is at zero, and fails if that does not come about. */
    protected abstract void awaitWork(CountDownLatch latch) throws InterruptedException;

    @BeforeEach
    public void open() {
        tasks = createTasks(2);
    }

    @AfterEach
    public void close() {
        tasks.close();
    }

    @Test
    public void handleOrPost_whenOthersArePosted_keepsTheOrder() throws InterruptedException {
        CountDownLatch four = new CountDownLatch(4);
        Mailbox<String> mailbox = recording("mixed", 10, four);

        mailbox.post("a");
        mailbox.handleOrPost("b");
        mailbox.post("c");
        mailbox.handleOrPost("d");

        awaitWork(four);
        assertThat(handled).containsExactly("a", "b", "c", "d");
    }

    @Test
    public void handleOrPost_whenTheHandlerItselfCallsIt_handlesTheMessageAfterwards() throws InterruptedException {
        CountDownLatch two = new CountDownLatch(2);
        CompletableFuture<Mailbox<String>> itself = new CompletableFuture<>();
        itself.complete(tasks.mailbox("nested", 10, message -> {
            if (message.equals("outer")) {
                itself.join().handleOrPost("inner");
            }
            handled.add(message);
            two.countDown();
        }));

        itself.join().handleOrPost("outer");

        awaitWork(two);
        assertThat(handled).containsExactly("outer", "inner");
    }

    @Test
    public void handleOrPost_whenTheHandlerThrows_goesOn() throws InterruptedException {
        CountDownLatch last = new CountDownLatch(1);
        Mailbox<String> mailbox = tasks.mailbox("failing", 10, message -> {
            if (message.equals("bad")) {
                throw new IllegalStateException("expected by the test");
            }
            last.countDown();
        });

        assertThat(mailbox.handleOrPost("bad")).isTrue();
        mailbox.handleOrPost("last");

        awaitWork(last);
    }

    @Test
    public void handleOrPost_whenTheHandlerClosesTheMailbox_doesNotWaitForItself() throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        CompletableFuture<Mailbox<String>> itself = new CompletableFuture<>();
        itself.complete(tasks.mailbox("suicidal", 10, message -> {
            itself.join().close();
            closed.countDown();
        }));

        itself.join().handleOrPost("end");

        awaitWork(closed);
        assertThat(itself.join().handleOrPost("late")).isFalse();
    }

    /** Opens a mailbox that records what it handles. */
    protected <M> Mailbox<M> recording(String name, int capacity, CountDownLatch latch) {
        return tasks.mailbox(name, capacity, message -> {
            handled.add(message);
            latch.countDown();
        });
    }
}

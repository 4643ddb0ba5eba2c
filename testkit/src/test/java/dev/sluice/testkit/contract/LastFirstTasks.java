package dev.sluice.testkit.contract;

import dev.sluice.internal.simulated.SimulatedClock;
import dev.sluice.internal.simulated.SimulatedTasks;
import dev.sluice.spi.Clock;
import dev.sluice.spi.Tasks;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** Broken on purpose: its mailboxes are stacks. */
final class LastFirstTasks implements Tasks {
    private final SimulatedClock clock = new SimulatedClock(1_700_000_000_000L);
    private final SimulatedTasks sound = new SimulatedTasks(clock, count -> 0, 2);
    private final List<Stack<?>> stacks = new ArrayList<>();

    Clock clock() {
        return clock;
    }

    void work() {
        stacks.forEach(Stack::work);
        sound.runUntilIdle();
    }

    @Override
    public <M> Mailbox<M> mailbox(String name, int capacity, Handler<M> handler) {
        Stack<M> stack = new Stack<>(sound.mailbox(name, Integer.MAX_VALUE, handler));
        stacks.add(stack);
        return stack;
    }

    @Override
    public Loop loop(String name, Step step) {
        return sound.loop(name, step);
    }

    @Override
    public <R> List<R> runAll(List<? extends Callable<R>> bodies) throws Exception {
        return sound.runAll(bodies);
    }

    @Override
    public int parallelism() {
        return sound.parallelism();
    }

    @Override
    public boolean await(CompletableFuture<?> done, Duration timeout) {
        return sound.await(done, timeout);
    }

    @Override
    public void close() {
        sound.close();
    }

    private static final class Stack<M> implements Mailbox<M> {
        private final Mailbox<M> mailbox;
        private final Deque<M> posted = new ArrayDeque<>();

        private Stack(Mailbox<M> mailbox) {
            this.mailbox = mailbox;
        }

        private void work() {
            while (!posted.isEmpty()) {
                mailbox.post(posted.pop());
            }
        }

        @Override
        public boolean post(M message) {
            posted.push(message);
            return true;
        }

        @Override
        public Timer postAt(long epochMillis, M message) {
            return mailbox.postAt(epochMillis, message);
        }

        @Override
        public int size() {
            return posted.size();
        }

        @Override
        public void close() {
            work();
            mailbox.close();
        }
    }
}

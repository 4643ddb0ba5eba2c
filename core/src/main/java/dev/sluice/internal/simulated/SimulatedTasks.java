package dev.sluice.internal.simulated;

import static java.util.Objects.requireNonNull;

import dev.sluice.spi.Tasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs all mailboxes, loops and timers on the one thread that steps it; nothing happens between two steps.
 *
 * <p>A turn is one message of a mailbox or one step of a loop. Who has something to do waits in a list, and a {@link WorkOrder} chooses.
 * A loop that was idle is called again before {@link #runUntilIdle} returns, so that at that moment every loop has said that it is
 * idle <em>since the last work was done</em>.
 *
 * <p>What waits in production can not wait here: a post to a full mailbox gives turns to that mailbox until there is room, and
 * {@code runAll} runs its bodies one after the other.
 *
 * <p><b>Thread rule:</b> confined to the stepping thread.
 */
public final class SimulatedTasks implements Tasks {
    private static final int MOST_TURNS = 1_000_000;
    private static final long NEVER = Long.MAX_VALUE;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final Duration LONGEST_TIMEOUT = Duration.ofDays(10_000);
    private static final int MOST_FAILURES = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(SimulatedTasks.class);

    private final SimulatedClock clock;
    private final WorkOrder order;
    private final int parallelism;
    private final List<Actor> ready = new ArrayList<>();
    private final List<SimulatedLoop> loops = new ArrayList<>();
    private final List<SimulatedMailbox<?>> mailboxes = new ArrayList<>();
    private final List<SimulatedTimer> timers = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();
    private @Nullable Actor current;
    private long timersAdded;
    private boolean isClosed;

    /** Creates tasks that move the given clock when they are advanced. */
    public SimulatedTasks(SimulatedClock clock, WorkOrder order, int parallelism) {
        this.clock = requireNonNull(clock, "clock");
        this.order = requireNonNull(order, "order");
        if (parallelism < 1) {
            throw new IllegalArgumentException("parallelism must be at least 1, got " + parallelism);
        }
        this.parallelism = parallelism;
    }

    /**
     * What a handler or a step threw.
     *
     * @param thrower whose it was, such as {@code mailbox 'conductor'}
     * @param cause what was thrown
     */
    public record Failure(String thrower, Throwable cause) {}

    /** Returns whether somebody's turn is under way, so that the caller is part of what is run. */
    public boolean isInTurn() {
        return current != null;
    }

    /** Gives one turn, if anybody has something to do at this moment, and says whether it did. Does not move the clock. */
    public boolean runOne() {
        fireDueTimers();
        List<Actor> eligible = new ArrayList<>(ready.size());
        for (Actor actor : ready) {
            if (actor.isReady() && !actor.isRunning()) {
                eligible.add(actor);
            }
        }
        if (eligible.isEmpty()) {
            return false;
        }
        giveTurn(eligible.get(order.choose(eligible.size())));
        return true;
    }

    /** Gives turns until nobody has anything to do at this moment. Does not move the clock. */
    public void runUntilIdle() {
        boolean worked = true;
        for (int turns = 0; worked; turns++) {
            if (turns == MOST_TURNS) {
                throw new IllegalStateException("Not idle after " + MOST_TURNS + " turns; still ready: "
                        + describeReady() + ". A loop that has nothing to do must say IDLE.");
            }
            worked = runOne() || callIdleLoops();
        }
    }

    /** Moves the clock to the given time, stops at each moment at which something is due, and runs until idle there and at the end. */
    public void advanceTo(long epochMillis) {
        runUntilIdle();
        while (clock.epochMillis() < epochMillis) {
            moveClock(epochMillis);
            runUntilIdle();
        }
    }

    /** Moves the clock forwards, as {@link #advanceTo} does. */
    public void advance(Duration duration) {
        advanceTo(clock.epochMillis() + duration.toMillis());
    }

    /** Returns what handlers and steps have thrown, the first {@value #MOST_FAILURES} of it; all of it is logged too. */
    public List<Failure> failures() {
        return List.copyOf(failures);
    }

    @Override
    public <M> Mailbox<M> mailbox(String name, int capacity, Handler<M> handler) {
        requireNonNull(name, "name");
        if (capacity < 1) {
            throw new IllegalArgumentException(
                    "capacity of mailbox '" + name + "' must be at least 1, got " + capacity);
        }
        checkOpen(name);
        SimulatedMailbox<M> mailbox = new SimulatedMailbox<>(this, name, capacity, requireNonNull(handler, "handler"));
        mailboxes.removeIf(SimulatedMailbox::hasEnded);
        mailboxes.add(mailbox);
        return mailbox;
    }

    @Override
    public Loop loop(String name, Step step) {
        checkOpen(requireNonNull(name, "name"));
        SimulatedLoop loop = new SimulatedLoop(this, name, requireNonNull(step, "step"));
        loops.removeIf(SimulatedLoop::isDone);
        loops.add(loop);
        makeReady(loop);
        return loop;
    }

    @Override
    public <R> List<R> runAll(List<? extends Callable<R>> bodies) throws Exception {
        return SequentialBodies.run(bodies);
    }

    @Override
    public int parallelism() {
        return parallelism;
    }

    /**
     * Gives turns, and moves the clock from one due moment to the next, until it is done or the time is over. Fails if that does not
     * come about within {@value #MOST_TURNS} turns and moves, as when one waits for ever for what nobody will do.
     */
    @Override
    public boolean await(CompletableFuture<?> done, Duration timeout) {
        long deadlineMillis = deadlineMillis(timeout);
        for (int turns = 0; !done.isDone(); turns++) {
            if (turns == MOST_TURNS || nothingWillHappenBefore(deadlineMillis)) {
                throw new IllegalStateException("The wait of " + describeTurn() + " does not end; still ready: "
                        + describeReady() + ". What it waits for must be done by a mailbox, a loop or a timer.");
            }
            if (!runOne() && !callIdleLoops() && !done.isDone()) {
                if (clock.epochMillis() >= deadlineMillis) {
                    return false;
                }
                moveClock(deadlineMillis);
            }
        }
        return true;
    }

    @Override
    public void close() {
        isClosed = true;
        loops.forEach(SimulatedLoop::close);
        mailboxes.forEach(SimulatedMailbox::closeToPosts);
        timers.clear();
        boolean worked = true;
        while (worked) {
            worked = runOne();
        }
    }

    long nowMillis() {
        return clock.epochMillis();
    }

    boolean isTurnOf(Actor actor) {
        return current == actor;
    }

    String describeTurn() {
        return current == null ? "the stepping thread" : current.describe();
    }

    void makeReady(Actor actor) {
        if (!ready.contains(actor)) {
            ready.add(actor);
        }
    }

    void giveTurn(Actor actor) {
        Actor interrupted = current;
        ready.remove(actor);
        current = actor;
        actor.setRunning(true);
        try {
            actor.turn();
        } finally {
            actor.setRunning(false);
            current = interrupted;
            if (actor.isReady()) {
                makeReady(actor);
            }
        }
    }

    Timer addTimer(long dueMillis, Runnable post) {
        long aheadMillis = Math.max(0, dueMillis - clock.epochMillis());
        long latestNanos = clock.nanoTime() + aheadMillis * NANOS_PER_MILLI;
        SimulatedTimer timer = new SimulatedTimer(dueMillis, latestNanos, timersAdded++, post);
        timers.add(timer);
        return () -> timers.remove(timer);
    }

    void report(Actor thrower, Throwable cause) {
        LOG.error("A turn of {} failed.", thrower.describe(), cause);
        if (failures.size() < MOST_FAILURES) {
            failures.add(new Failure(thrower.describe(), cause));
        }
    }

    private void fireDueTimers() {
        for (Optional<SimulatedTimer> due = dueTimer(); due.isPresent(); due = dueTimer()) {
            timers.remove(due.get());
            due.get().post().run();
        }
    }

    /** Returns the first timer whose time has come, or for which as much time has passed as lay ahead, if the clock was set back. */
    private Optional<SimulatedTimer> dueTimer() {
        return timers.stream()
                .filter(timer -> wallMillis(timer) <= clock.epochMillis())
                .min(Comparator.naturalOrder());
    }

    /** Returns when a timer is due, on the wall clock as it goes now. */
    private long wallMillis(SimulatedTimer timer) {
        long aheadMillis = (timer.latestNanos() - clock.nanoTime()) / NANOS_PER_MILLI;
        return Math.min(timer.dueMillis(), clock.epochMillis() + aheadMillis);
    }

    /** Calls each idle loop once, and returns whether that has led to anything. */
    private boolean callIdleLoops() {
        boolean worked = false;
        for (SimulatedLoop loop : List.copyOf(loops)) {
            if (loop.isIdle() && !loop.isRunning()) {
                giveTurn(loop);
                worked |= !loop.isIdle();
            }
        }
        return worked || ready.stream().anyMatch(actor -> actor.isReady() && !actor.isRunning());
    }

    private void moveClock(long latestMillis) {
        clock.set(Math.max(clock.epochMillis(), Math.min(latestMillis, nextDueMillis())));
    }

    private long deadlineMillis(Duration timeout) {
        long now = clock.epochMillis();
        return timeout.compareTo(LONGEST_TIMEOUT) > 0 ? NEVER : now + timeout.toMillis();
    }

    private boolean nothingWillHappenBefore(long deadlineMillis) {
        boolean isAnybodyReady = ready.stream().anyMatch(actor -> actor.isReady() && !actor.isRunning());
        boolean isAnybodyIdle = loops.stream().anyMatch(loop -> loop.isIdle() && !loop.isRunning());
        return deadlineMillis == NEVER && timers.isEmpty() && !isAnybodyReady && !isAnybodyIdle;
    }

    private long nextDueMillis() {
        long due = timers.stream().mapToLong(this::wallMillis).min().orElse(NEVER);
        for (SimulatedLoop loop : loops) {
            if (loop.isIdle() && !loop.isRunning()) {
                due = Math.min(due, loop.dueMillis());
            }
        }
        return due;
    }

    private String describeReady() {
        return ready.stream().map(Actor::describe).toList().toString();
    }

    private void checkOpen(String name) {
        if (isClosed) {
            throw new IllegalStateException("'" + name + "' can not be started: these tasks have been closed");
        }
    }

    private record SimulatedTimer(long dueMillis, long latestNanos, long sequence, Runnable post)
            implements Comparable<SimulatedTimer> {
        @Override
        public int compareTo(SimulatedTimer other) {
            int byTime = Long.compare(dueMillis, other.dueMillis);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }
}

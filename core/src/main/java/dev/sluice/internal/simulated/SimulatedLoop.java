package dev.sluice.internal.simulated;

import dev.sluice.spi.Tasks.Loop;
import dev.sluice.spi.Tasks.Progress;
import dev.sluice.spi.Tasks.Step;

/**
 * Runs a loop, one step for each turn.
 *
 * <p><b>Thread rule:</b> confined to the stepping thread.
 */
final class SimulatedLoop extends Actor implements Loop {
    /** How long an idle loop rests when time moves; as long as the longest pause in production. */
    static final long PAUSE_MILLIS = 10;

    private final SimulatedTasks tasks;
    private final Step step;
    private Progress progress = Progress.WORKED;
    private boolean isWoken;
    private long steppedMillis = Long.MIN_VALUE;

    SimulatedLoop(SimulatedTasks tasks, String name, Step step) {
        super(name);
        this.tasks = tasks;
        this.step = step;
    }

    @Override
    public void wake() {
        isWoken = true;
        tasks.makeReady(this);
    }

    @Override
    public boolean isDone() {
        return progress == Progress.DONE;
    }

    @Override
    public void close() {
        progress = Progress.DONE;
    }

    @Override
    String describe() {
        return "loop '" + name() + "'";
    }

    @Override
    boolean isReady() {
        return progress == Progress.WORKED || (progress == Progress.IDLE && isWoken);
    }

    boolean isIdle() {
        return progress == Progress.IDLE;
    }

    /** Returns when an idle loop wants to be called again. */
    long dueMillis() {
        return steppedMillis + PAUSE_MILLIS;
    }

    @Override
    void turn() {
        isWoken = false;
        steppedMillis = tasks.nowMillis();
        Progress made = stepOrEnd();
        if (!isDone()) { // it may have closed itself
            progress = made;
        }
    }

    private Progress stepOrEnd() {
        try {
            return step.step();
        } catch (Throwable e) { // errors too, as in production
            tasks.report(this, e);
            return Progress.DONE;
        }
    }
}

package dev.sluice.internal.system;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes one thread wait for a condition that other threads bring about, as cheaply as the recent past allows.
 *
 * <p>A park and its unpark cost a system call and a context switch, several microseconds. If the condition has lately come true
 * within a few microseconds, it is cheaper to spin for it. So: a wait that was short allows the next one to spin for at most
 * {@value #LONGEST_SPIN_NANOS} ns before it parks; a wait that was not halves the allowance, down to none. A thread that idles
 * therefore does not spin at all, and a busy one wastes at most that much for each message. With one or two processors
 * nobody spins: there, a spinning thread keeps from the processor the very thread that it waits for.
 *
 * <p>No wake-up is lost: the waiter publishes itself before it looks at the condition a last time; a waker changes the condition
 * before it looks for a waiter.
 *
 * <p><b>Thread rule:</b> {@link #await} is confined to one thread; {@link #wake} may be called from any.
 */
final class SpinThenPark {
    static final long LONGEST_SPIN_NANOS = 20_000;
    private static final long SHORTEST_SPIN_NANOS = 2_000;
    /** A wait that ended this soon, a park's own cost included, would have been served by a spin. */
    private static final long SHORT_WAIT_NANOS = 2 * LONGEST_SPIN_NANOS;

    private static final boolean CAN_SPIN = Runtime.getRuntime().availableProcessors() > 2;

    private final BooleanSupplier ready;
    private long spinNanos;
    private volatile @Nullable Thread waiting;

    private SpinThenPark(BooleanSupplier ready, long spinNanos) {
        this.ready = ready;
        this.spinNanos = CAN_SPIN ? spinNanos : 0;
    }

    /** Creates one that starts without spinning and learns. {@code ready} is called often, by the waiting thread. */
    static SpinThenPark adaptive(BooleanSupplier ready) {
        return new SpinThenPark(ready, 0);
    }

    /** Creates one for a single wait that is expected to be short. */
    static SpinThenPark eager(BooleanSupplier ready) {
        return new SpinThenPark(ready, LONGEST_SPIN_NANOS);
    }

    /**
     * Returns when the condition holds, the time is up, the thread is interrupted, or for no reason: callers look again.
     *
     * @param longestNanos how long to wait; {@link Long#MAX_VALUE} means for ever
     */
    void await(long longestNanos) {
        if (ready.getAsBoolean()) {
            return;
        }
        long startNanos = System.nanoTime();
        if (!spin(startNanos, Math.min(spinNanos, longestNanos))) {
            park(longestNanos);
            learn(System.nanoTime() - startNanos);
        }
    }

    /** Ends a wait. Call it after the condition was changed. */
    void wake() {
        Thread thread = waiting;
        if (thread != null) {
            waiting = null; // whoever comes next need not pay for another system call
            LockSupport.unpark(thread);
        }
    }

    private boolean spin(long startNanos, long spinFor) {
        if (spinFor <= 0) {
            return false;
        }
        while (System.nanoTime() - startNanos < spinFor) {
            Thread.onSpinWait();
            if (ready.getAsBoolean()) {
                return true;
            }
        }
        return false;
    }

    private void park(long longestNanos) {
        waiting = Thread.currentThread();
        if (!ready.getAsBoolean()) {
            if (longestNanos == Long.MAX_VALUE) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, longestNanos);
            }
        }
        waiting = null;
    }

    private void learn(long waitedNanos) {
        if (waitedNanos <= SHORT_WAIT_NANOS && CAN_SPIN) {
            spinNanos = LONGEST_SPIN_NANOS;
        } else {
            spinNanos = spinNanos > SHORTEST_SPIN_NANOS ? spinNanos / 2 : 0;
        }
    }
}

package dev.sluice.internal.simulated;

/**
 * Something that takes turns on the stepping thread: a mailbox or a loop.
 *
 * <p><b>Thread rule:</b> confined to the stepping thread.
 */
abstract sealed class Actor permits SimulatedMailbox, SimulatedLoop {
    private final String name;
    private boolean isRunning;

    Actor(String name) {
        this.name = name;
    }

    /** Returns what to call it in messages, such as {@code mailbox 'conductor'}. */
    abstract String describe();

    /** Returns whether it has something to do now. */
    abstract boolean isReady();

    /** Does one thing. */
    abstract void turn();

    final String name() {
        return name;
    }

    /** Returns whether a turn of it is under way, perhaps further down the stack. */
    final boolean isRunning() {
        return isRunning;
    }

    final void setRunning(boolean running) {
        isRunning = running;
    }
}

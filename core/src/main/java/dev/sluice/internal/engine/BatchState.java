package dev.sluice.internal.engine;

import java.util.EnumSet;
import java.util.Set;

/**
 * Where a batch is in its life.
 *
 * <pre>
 *   PLANNED ──► RUNNING ──► OUTPUT_DONE ──► RELEASED
 *      │           │
 *      │           └──────► FAILED
 *      └─► DROPPED
 * </pre>
 */
enum BatchState {
    /** It has an identity, a time and its share of the input, and waits. */
    PLANNED,
    /** Its outputs run. */
    RUNNING,
    /** All outputs succeeded. */
    OUTPUT_DONE,
    /** At least one output failed, or its input could not be planned; it will never be completed. */
    FAILED,
    /** What it kept has been given back. */
    RELEASED,
    /** The program was stopped before it ran. */
    DROPPED;

    /** Returns whether a batch may go from this state to {@code next}. */
    boolean mayBecome(BatchState next) {
        return successors().contains(next);
    }

    private Set<BatchState> successors() {
        return switch (this) {
            case PLANNED -> EnumSet.of(RUNNING, DROPPED);
            case RUNNING -> EnumSet.of(OUTPUT_DONE, FAILED);
            case OUTPUT_DONE -> EnumSet.of(RELEASED);
            case FAILED, RELEASED, DROPPED -> EnumSet.noneOf(BatchState.class);
        };
    }
}

package dev.sluice.internal.simulated;

/**
 * Decides which of several pieces of ready work runs next.
 *
 * <p><b>Thread rule:</b> confined to the stepping thread.
 */
@FunctionalInterface
public interface WorkOrder {

    /** Returns an index from 0 to {@code count - 1}; 0 is what became ready first. */
    int choose(int count);
}

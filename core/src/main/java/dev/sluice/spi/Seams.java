package dev.sluice.spi;

import static java.util.Objects.requireNonNull;

/**
 * The five seams through which the engine meets everything that is not deterministic.
 *
 * @param clock the time
 * @param tasks execution and hand-off
 * @param disk files
 * @param connections the network
 * @param randomness random numbers
 */
public record Seams(Clock clock, Tasks tasks, Disk disk, Connections connections, Randomness randomness) {

    public Seams {
        requireNonNull(clock, "clock");
        requireNonNull(tasks, "tasks");
        requireNonNull(disk, "disk");
        requireNonNull(connections, "connections");
        requireNonNull(randomness, "randomness");
    }
}

package dev.sluice.internal.simulated;

import static java.util.Objects.requireNonNull;

import dev.sluice.spi.Seams;
import java.util.SplittableRandom;

/**
 * Holds the simulated seams by their own types, for whoever steps them.
 *
 * @param clock stands still unless it is moved
 * @param tasks runs everything on the thread that steps it
 * @param disk is empty
 * @param connections knows only the listeners that were opened through it
 * @param randomness repeats under the same seed
 */
public record SimulatedSeams(
        SimulatedClock clock,
        SimulatedTasks tasks,
        MemoryDisk disk,
        MemoryConnections connections,
        SeededRandomness randomness) {

    public SimulatedSeams {
        requireNonNull(clock, "clock");
        requireNonNull(tasks, "tasks");
        requireNonNull(disk, "disk");
        requireNonNull(connections, "connections");
        requireNonNull(randomness, "randomness");
    }

    /** Creates seams that run ready work in the order in which it became ready. */
    public static SimulatedSeams inOrder(long startEpochMillis, int parallelism) {
        return create(startEpochMillis, parallelism, count -> 0, 0);
    }

    /** Creates seams that choose among ready work by the seed: the same seed gives the same run. */
    public static SimulatedSeams seeded(long startEpochMillis, int parallelism, long seed) {
        return create(startEpochMillis, parallelism, new SplittableRandom(seed)::nextInt, seed);
    }

    /** Returns the seams as the engine takes them. */
    public Seams seams() {
        return new Seams(clock, tasks, disk, connections, randomness);
    }

    private static SimulatedSeams create(long startEpochMillis, int parallelism, WorkOrder order, long seed) {
        SimulatedClock clock = new SimulatedClock(startEpochMillis);
        return new SimulatedSeams(
                clock,
                new SimulatedTasks(clock, order, parallelism),
                new MemoryDisk(clock),
                new MemoryConnections(clock),
                new SeededRandomness(seed));
    }
}

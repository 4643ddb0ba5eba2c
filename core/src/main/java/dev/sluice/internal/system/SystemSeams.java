package dev.sluice.internal.system;

import static java.util.Objects.requireNonNull;

import dev.sluice.spi.Seams;

/**
 * Creates the seams that a context uses in production.
 *
 * <p><b>Thread rule:</b> stateless.
 */
public final class SystemSeams {

    private SystemSeams() {}

    /**
     * Creates the five seams. Closing {@link Seams#tasks()} ends every thread they have started.
     *
     * @param parallelism how many bodies of a {@code runAll} run at the same time, the caller's included; at least 1
     * @param threadNamePrefix what the names of all threads begin with, such as {@code sluice-wordcount}
     */
    public static Seams create(int parallelism, String threadNamePrefix) {
        requireNonNull(threadNamePrefix, "threadNamePrefix");
        SystemClock clock = new SystemClock();
        return new Seams(
                clock,
                new ThreadTasks(parallelism, threadNamePrefix, clock),
                new NioDisk(),
                new SocketConnections(),
                new SystemRandomness());
    }
}

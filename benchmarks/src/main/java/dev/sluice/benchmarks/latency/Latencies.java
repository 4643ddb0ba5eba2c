package dev.sluice.benchmarks.latency;

import java.util.Arrays;

/**
 * Collects times that passed, and tells their quantiles without those of the warm-up.
 *
 * <p><b>Thread rule:</b> written by one thread, read when it has ended.
 */
final class Latencies {
    private final long[] nanos;
    private int count;

    Latencies(int capacity) {
        this.nanos = new long[capacity];
    }

    void addSince(long startNanos) {
        add(System.nanoTime() - startNanos);
    }

    void add(long elapsedNanos) {
        nanos[count++] = elapsedNanos;
    }

    /** Returns the quantiles of the last two thirds. */
    @Override
    public String toString() {
        long[] sorted = Arrays.copyOfRange(nanos, count / 3, count);
        Arrays.sort(sorted);
        return String.format(
                "n=%,d p50=%.3f ms p90=%.3f ms p99=%.3f ms p99.9=%.3f ms max=%.3f ms",
                sorted.length, at(sorted, 0.5), at(sorted, 0.9), at(sorted, 0.99), at(sorted, 0.999), at(sorted, 1));
    }

    private static double at(long[] sorted, double quantile) {
        return sorted[(int) Math.min(sorted.length - 1, quantile * sorted.length)] / 1e6;
    }
}

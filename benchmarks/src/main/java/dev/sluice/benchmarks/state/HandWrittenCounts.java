package dev.sluice.benchmarks.state;

import dev.sluice.function.Pair;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts by key in an open-addressing table of longs, with nothing around it: what a batch of updates costs at least.
 *
 * <p><b>Thread rule:</b> confined to one thread.
 */
final class HandWrittenCounts {
    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    private final int bits;
    private final long[] keys;
    private final long[] counts;

    /** Creates a table of {@code 2^bits} places. */
    HandWrittenCounts(int bits) {
        this.bits = bits;
        this.keys = new long[1 << bits];
        this.counts = new long[1 << bits];
    }

    /** Adds a batch, and returns the new count of each update's key, of which none is 0. */
    List<Long> add(List<Pair<Long, Long>> updates) {
        List<Long> results = new ArrayList<>(updates.size());
        for (Pair<Long, Long> update : updates) {
            long key = update.first();
            int at = (int) ((key * GOLDEN_RATIO) >>> (64 - bits));
            while (keys[at] != key) {
                if (keys[at] == 0) {
                    keys[at] = key;
                    break;
                }
                at = (at + 1) & (keys.length - 1);
            }
            counts[at] += update.second();
            results.add(counts[at]);
        }
        return results;
    }
}

package dev.sluice.benchmarks.window;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The events of a few slides, which are used again and again: a number each, which has key and value in it.
 *
 * <p><b>Thread rule:</b> immutable.
 */
final class Events {
    private static final int SLIDES = 8;
    private static final int VALUE_BITS = 16;

    private final List<List<List<Long>>> slides = new ArrayList<>();

    /** Creates slides of {@code eventCount} events over {@code keyCount} keys, in two partitions. */
    Events(int keyCount, int eventCount) {
        SplittableRandom random = new SplittableRandom(42);
        for (int slide = 0; slide < SLIDES; slide++) {
            List<List<Long>> partitions = List.of(new ArrayList<>(), new ArrayList<>());
            for (int index = 0; index < eventCount; index++) {
                long key = random.nextInt(keyCount);
                partitions.get(index % 2).add(key << VALUE_BITS | random.nextInt(1 << VALUE_BITS));
            }
            slides.add(partitions);
        }
    }

    List<List<Long>> ofSlide(long number) {
        return slides.get((int) (number % SLIDES));
    }

    static Long keyOf(Long event) {
        return event >> VALUE_BITS;
    }

    static Long valueOf(Long event) {
        return event & ((1 << VALUE_BITS) - 1);
    }

    /** Returns what a result adds to the hash of a slide, which does not depend on the order of results. */
    static long hash(long key, long result) {
        long mixed = (key * 0x9E3779B97F4A7C15L) ^ result;
        return mixed * 0xBF58476D1CE4E5B9L;
    }
}

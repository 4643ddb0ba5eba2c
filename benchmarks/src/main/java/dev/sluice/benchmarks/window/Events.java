package dev.sluice.benchmarks.window;

import dev.sluice.function.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The events of a few slides, which are used again and again: a pair of key and value each, none of which share an object.
 *
 * <p><b>Thread rule:</b> immutable.
 */
final class Events {
    private static final int SLIDES = 4;
    private static final int VALUE_BOUND = 1 << 16;

    private final List<List<List<Pair<Long, Long>>>> slides = new ArrayList<>();

    /** Creates slides of {@code eventCount} events over {@code keyCount} keys, in two partitions. */
    Events(int keyCount, int eventCount) {
        SplittableRandom random = new SplittableRandom(42);
        for (int slide = 0; slide < SLIDES; slide++) {
            List<List<Pair<Long, Long>>> partitions = List.of(new ArrayList<>(), new ArrayList<>());
            for (int index = 0; index < eventCount; index++) {
                partitions.get(index % 2).add(Pair.of((long) random.nextInt(keyCount), (long)
                        random.nextInt(VALUE_BOUND)));
            }
            slides.add(partitions);
        }
    }

    List<List<Pair<Long, Long>>> ofSlide(long number) {
        return slides.get((int) (number % SLIDES));
    }

    /** Returns what a result adds to the hash of a slide, which does not depend on the order of results. */
    static long hash(long key, long result) {
        long mixed = (key * 0x9E3779B97F4A7C15L) ^ result;
        return mixed * 0xBF58476D1CE4E5B9L;
    }
}

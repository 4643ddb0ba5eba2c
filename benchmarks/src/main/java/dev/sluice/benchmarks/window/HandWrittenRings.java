package dev.sluice.benchmarks.window;

import dev.sluice.function.Pair;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongBinaryOperator;

/**
 * The window as one would write it by hand: for each key a ring of primitive values as two stacks. Every key has to occur in every slide.
 *
 * <p><b>Thread rule:</b> confined to one thread.
 */
final class HandWrittenRings implements Contestant {
    private final LongBinaryOperator combine;
    private final int ratio;
    private final Map<Long, Ring> rings = new HashMap<>();
    private long slide;

    HandWrittenRings(LongBinaryOperator combine, int ratio) {
        this.combine = combine;
        this.ratio = ratio;
    }

    @Override
    public long slide(List<List<Pair<Long, Long>>> events) {
        slide++;
        for (List<Pair<Long, Long>> partition : events) {
            for (Pair<Long, Long> event : partition) {
                ringOf(event.first()).add(event.second());
            }
        }
        long hash = 0;
        for (Map.Entry<Long, Ring> ring : rings.entrySet()) {
            ring.getValue().turn();
            if (ring.getValue().size > 0) {
                hash += Events.hash(ring.getKey(), ring.getValue().result());
            }
        }
        return hash;
    }

    @Override
    public void close() {
        rings.clear();
    }

    private Ring ringOf(Long key) {
        Ring ring = rings.get(key);
        if (ring == null) {
            ring = new Ring();
            rings.put(key, ring);
        }
        return ring;
    }

    private final class Ring {
        private long[] values = new long[16];
        private long[] slides = new long[16];
        private int head;
        private int size;
        private int frontSize;
        private long back;
        private boolean hasBack;
        private long open;
        private boolean hasOpen;

        void add(long value) {
            open = hasOpen ? combine.applyAsLong(open, value) : value;
            hasOpen = true;
        }

        void turn() {
            if (size > 0 && slides[head] <= slide - ratio) {
                evict();
            }
            if (hasOpen) {
                push();
            }
        }

        long result() {
            if (frontSize == 0) {
                return back;
            }
            return hasBack ? combine.applyAsLong(values[head], back) : values[head];
        }

        private void evict() {
            if (frontSize == 0) {
                int mask = values.length - 1;
                for (int index = size - 2; index >= 0; index--) {
                    int place = (head + index) & mask;
                    values[place] = combine.applyAsLong(values[place], values[(place + 1) & mask]);
                }
                frontSize = size;
                hasBack = false;
            }
            head = (head + 1) & (values.length - 1);
            size--;
            frontSize--;
        }

        private void push() {
            if (size == values.length) {
                grow();
            }
            int place = (head + size++) & (values.length - 1);
            values[place] = open;
            slides[place] = slide;
            back = hasBack ? combine.applyAsLong(back, open) : open;
            hasBack = true;
            hasOpen = false;
        }

        private void grow() {
            long[] grownValues = new long[values.length * 2];
            long[] grownSlides = new long[values.length * 2];
            for (int index = 0; index < size; index++) {
                grownValues[index] = values[(head + index) & (values.length - 1)];
                grownSlides[index] = slides[(head + index) & (values.length - 1)];
            }
            values = grownValues;
            slides = grownSlides;
            head = 0;
        }
    }
}

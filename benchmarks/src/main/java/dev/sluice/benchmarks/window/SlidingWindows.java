package dev.sluice.benchmarks.window;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Answers: does the cost of a slide depend on how long the window is, and what does the engine cost beside a hand-written ring?
 *
 * <p>Every slide brings as many events and has every key's result hashed. For each length of the window a program on the whole engine
 * and a hand-written one are filled, and then run for at least one length of the window, so that each turns its stacks over at least once. They take turns
 * on the same events, and their answers must be equal. Prints, in CPU time of the thread, events/s of all turns and of the median turn, and the median and
 * the worst slide.
 *
 * <p>Run with {@code ./dev bench dev.sluice.benchmarks.window.SlidingWindows sum|max KEYS EVENTS RATIO…}.
 *
 * <p><b>Thread rule:</b> one thread.
 */
public final class SlidingWindows {
    private static final int ROUNDS = 20;
    private static final int LEAST_SLIDES = 20;
    private static final int LEAST_EVENTS = 12_000_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private SlidingWindows() {}

    public static void main(String[] arguments) {
        if (arguments.length < 4) {
            throw new IllegalArgumentException(
                    "usage: SlidingWindows sum|max KEYS EVENTS RATIO…, got " + Arrays.toString(arguments));
        }
        boolean isSum = arguments[0].equals("sum");
        int eventCount = Integer.parseInt(arguments[2]);
        Events events = new Events(Integer.parseInt(arguments[1]), eventCount);
        List<Lane> lanes = new ArrayList<>();
        for (String ratio : Arrays.copyOfRange(arguments, 3, arguments.length)) {
            lanes.add(new Lane(isSum, Integer.parseInt(ratio), eventCount, events));
        }
        lanes.forEach(Lane::fill);
        for (int round = 0; round < ROUNDS; round++) {
            lanes.forEach(Lane::round);
        }
        for (Lane lane : lanes) {
            lane.print(eventCount);
        }
    }

    /** Both programs with one length of the window. */
    private static final class Lane {
        private final int ratio;
        private final Events events;
        private final Turns sluice;
        private final Turns hand;
        private final int slides;
        private final int slidesInRound;
        private long slide;

        Lane(boolean isSum, int ratio, int eventCount, Events events) {
            this.ratio = ratio;
            this.events = events;
            this.sluice = new Turns(isSum ? new SluiceWindow(Long::sum, ratio) : new SluiceWindow(Math::max, ratio));
            this.hand =
                    new Turns(isSum ? new HandWrittenRings(Long::sum, ratio) : new HandWrittenRings(Math::max, ratio));
            this.slides = Math.max(ratio, Math.max(LEAST_SLIDES, LEAST_EVENTS / eventCount));
            this.slidesInRound = (slides + ROUNDS - 1) / ROUNDS;
        }

        void fill() {
            // One more than the window is long: the stacks have turned over once before anything is measured.
            for (int index = 0; index <= slides; index++) {
                both(1);
            }
            sluice.forget();
            hand.forget();
        }

        void round() {
            both(slidesInRound);
        }

        private void both(int count) {
            long expected = hand.run(events, slide, count);
            long actual = sluice.run(events, slide, count);
            if (actual != expected) {
                throw new IllegalStateException("At ratio " + ratio + " slides from " + slide + " have the hash "
                        + actual + ", expected " + expected);
            }
            slide += count;
        }

        void print(int eventCount) {
            double events = (double) slidesInRound * eventCount;
            System.out.printf(
                    "ratio %5d  sluice %s%n             by hand %s%n             sluice/by hand: %.2f of all time, %.2f of the median turn%n",
                    ratio,
                    sluice.describe(events),
                    hand.describe(events),
                    hand.total() / sluice.total(),
                    hand.medianTurn() / sluice.medianTurn());
        }
    }

    /** A program with the CPU time that its slides and turns took. */
    private static final class Turns {
        private final Contestant contestant;
        private final List<Long> slideNanos = new ArrayList<>();
        private final List<Long> turnNanos = new ArrayList<>();

        Turns(Contestant contestant) {
            this.contestant = contestant;
        }

        long run(Events events, long first, int count) {
            long hash = 0;
            long start = THREADS.getCurrentThreadCpuTime();
            long last = start;
            for (long slide = first; slide < first + count; slide++) {
                hash = hash * 31 + contestant.slide(events.ofSlide(slide));
                long now = THREADS.getCurrentThreadCpuTime();
                slideNanos.add(now - last);
                last = now;
            }
            turnNanos.add(last - start);
            return hash;
        }

        void forget() {
            slideNanos.clear();
            turnNanos.clear();
        }

        double total() {
            return turnNanos.stream().mapToLong(Long::longValue).sum();
        }

        double medianTurn() {
            return median(turnNanos);
        }

        String describe(double eventsInTurn) {
            double worst = Collections.max(slideNanos);
            return String.format(
                    "%6.2f M events/s (median turn %6.2f); slide: median %.3f ms, worst %.3f ms, %.0f times that",
                    eventsInTurn * turnNanos.size() / total() * 1e3,
                    eventsInTurn / medianTurn() * 1e3,
                    median(slideNanos) / 1e6,
                    worst / 1e6,
                    worst / median(slideNanos));
        }

        private static double median(List<Long> nanos) {
            return nanos.stream().sorted().toList().get(nanos.size() / 2);
        }
    }
}

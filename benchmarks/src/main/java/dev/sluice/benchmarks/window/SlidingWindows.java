package dev.sluice.benchmarks.window;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Answers: does the cost of a slide depend on how long the window is, and what does the engine cost beside a hand-written ring?
 *
 * <p>Every slide brings as many events and has every key's result hashed. For each length of the window a program on the whole engine
 * and a hand-written one are filled, and then run for at least one length of the window, so that each turns its stacks over at least once. They take turns
 * on the same events, and their answers must be equal. Prints events/s by all of the time and by the median turn, on the wall clock and in CPU time of the thread,
 * and the worst slide.
 *
 * <p>Run with {@code ./dev bench dev.sluice.benchmarks.window.SlidingWindows sum|max KEYS EVENTS RATIO…}.
 *
 * <p><b>Thread rule:</b> one thread.
 */
public final class SlidingWindows {
    private static final int ROUNDS = 20;
    private static final int LEAST_SLIDES = 20;
    private static final int LEAST_EVENTS = 8_000_000;
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
            for (int index = 0; index < slides; index++) {
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
                    hand.totalCpu() / sluice.totalCpu(),
                    hand.medianCpu() / sluice.medianCpu());
        }
    }

    /** A program with what its turns took. */
    private static final class Turns {
        private final Contestant contestant;
        private final List<Long> cpuNanos = new ArrayList<>();
        private final List<Long> wallNanos = new ArrayList<>();
        private long worstNanos;

        Turns(Contestant contestant) {
            this.contestant = contestant;
        }

        long run(Events events, long first, int count) {
            long hash = 0;
            long startCpu = THREADS.getCurrentThreadCpuTime();
            long start = System.nanoTime();
            long last = start;
            for (long slide = first; slide < first + count; slide++) {
                hash = hash * 31 + contestant.slide(events.ofSlide(slide));
                long now = System.nanoTime();
                worstNanos = Math.max(worstNanos, now - last);
                last = now;
            }
            cpuNanos.add(THREADS.getCurrentThreadCpuTime() - startCpu);
            wallNanos.add(last - start);
            return hash;
        }

        void forget() {
            cpuNanos.clear();
            wallNanos.clear();
            worstNanos = 0;
        }

        double totalCpu() {
            return cpuNanos.stream().mapToLong(Long::longValue).sum();
        }

        double medianCpu() {
            return median(cpuNanos);
        }

        String describe(double eventsInTurn) {
            double totalWall = wallNanos.stream().mapToLong(Long::longValue).sum();
            return String.format(
                    "M events/s: wall %6.2f (median turn %6.2f), CPU %6.2f (median turn %6.2f); worst slide %.1f ms",
                    eventsInTurn * wallNanos.size() / totalWall * 1e3,
                    eventsInTurn / median(wallNanos) * 1e3,
                    eventsInTurn * cpuNanos.size() / totalCpu() * 1e3,
                    eventsInTurn / medianCpu() * 1e3,
                    worstNanos / 1e6);
        }

        private static double median(List<Long> nanos) {
            return nanos.stream().sorted().toList().get(nanos.size() / 2);
        }
    }
}

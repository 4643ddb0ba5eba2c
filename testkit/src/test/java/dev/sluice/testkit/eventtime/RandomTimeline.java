package dev.sluice.testkit.eventtime;

import dev.sluice.eventtime.EventTime;
import dev.sluice.eventtime.EventWindows;
import dev.sluice.eventtime.TimeInterval;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A random program on event time with its input: two sources, windows over both, and an interval join of the two.
 *
 * <p>Times are few and small, so that elements meet the ends of windows, of intervals and of what is allowed.
 */
record RandomTimeline(
        long seed, EventTime options, EventWindows windows, TimeInterval interval, List<List<List<Event>>> batches) {
    private static final int STEP_MILLIS = 250;
    private static final String[] KEYS = {"a", "b", "c"};

    static RandomTimeline of(long seed) {
        Random random = new Random(seed);
        EventTime options = EventTime.outOfOrder(steps(random.nextInt(5)))
                .idleAfter(Duration.ofSeconds(1 + random.nextInt(4)))
                .maxAhead(Duration.ofSeconds(random.nextInt(10)));
        options = random.nextInt(5) == 0 ? options.closeWindowsWhenIdle() : options;
        int lower = random.nextInt(9) - 4;
        TimeInterval interval = new TimeInterval(steps(lower), steps(lower + random.nextInt(5)));
        List<List<List<Event>>> batches = new ArrayList<>();
        int batchCount = 4 + random.nextInt(8);
        for (int index = 0; index < batchCount; index++) {
            batches.add(List.of(events(random, index), events(random, index)));
        }
        return new RandomTimeline(seed, options, windows(random), interval, batches);
    }

    private static EventWindows windows(Random random) {
        Duration lateness = steps(Math.max(0, random.nextInt(8) - 3));
        if (random.nextInt(3) == 0) {
            return EventWindows.session(steps(1 + random.nextInt(5))).allowedLateness(lateness);
        }
        int slide = 1 + random.nextInt(6);
        return EventWindows.sliding(steps(slide + random.nextInt(6)), steps(slide))
                .offset(steps(random.nextInt(5) - 2))
                .allowedLateness(lateness);
    }

    private static List<Event> events(Random random, int batch) {
        List<Event> events = new ArrayList<>();
        int count = Math.max(0, random.nextInt(7) - 2);
        for (int index = 0; index < count; index++) {
            long at = (long) STEP_MILLIS * (4 * batch + random.nextInt(16) - 8) + random.nextInt(3) - 1;
            events.add(new Event(KEYS[random.nextInt(KEYS.length)], 1 << random.nextInt(20), odd(random, at)));
        }
        return events;
    }

    /** Returns a timestamp, once in a while one that cannot be true. */
    private static long odd(Random random, long at) {
        return switch (random.nextInt(30)) {
            case 0 -> 0;
            case 1 -> at + 3_600_000;
            default -> at;
        };
    }

    private static Duration steps(int count) {
        return Duration.ofMillis((long) STEP_MILLIS * count);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("seed " + seed + ", " + options + ", " + windows + ", " + interval);
        for (int index = 0; index < batches.size(); index++) {
            text.append("\n  batch ").append(index).append(": ").append(batches.get(index));
        }
        return text.toString();
    }
}

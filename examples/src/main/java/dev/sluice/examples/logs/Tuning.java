package dev.sluice.examples.logs;

import dev.sluice.eventtime.EventTime;
import dev.sluice.eventtime.EventWindows;
import dev.sluice.examples.Options;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What windows there are, when they close, and what is shown of them.
 *
 * @param window how long a window is
 * @param slide how long after a window the next one begins
 * @param delay a line may come so much later than one of a later time
 * @param closeAfter when no line has come for so long, all windows close, and lines that come after that are late; if empty, time goes on instead
 * @param top so many paths and clients are shown
 * @param bounds when a path is said to fail
 */
record Tuning(
        Duration window,
        Duration slide,
        Duration delay,
        Optional<Duration> closeAfter,
        int top,
        ErrorLevel.Bounds bounds) {
    static final Tuning DEFAULT = new Tuning(
            Duration.ofMinutes(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Optional.empty(),
            5,
            new ErrorLevel.Bounds(0.3, 10));
    static final List<String> NAMES =
            List.of("window", "slide", "delay", "close-after", "top", "alert-rise", "alert-requests");

    /** Returns the defaults with what the options say. */
    static Tuning of(Options options) {
        return new Tuning(
                options.duration("window", DEFAULT.window),
                options.duration("slide", DEFAULT.slide),
                options.duration("delay", DEFAULT.delay),
                options.text("close-after").map(given -> options.duration("close-after", Duration.ZERO)),
                options.count("top", DEFAULT.top),
                new ErrorLevel.Bounds(
                        options.number("alert-rise", DEFAULT.bounds.rise(), 0.01, 1),
                        options.count("alert-requests", DEFAULT.bounds.leastRequests())));
    }

    /** Returns this with windows that close after so much silence, if nothing was said about that. */
    Tuning closingAfter(Duration silence) {
        return new Tuning(window, slide, delay, closeAfter.or(() -> Optional.of(silence)), top, bounds);
    }

    EventWindows windows() {
        return EventWindows.sliding(window, slide);
    }

    EventTime eventTime() {
        EventTime outOfOrder = EventTime.outOfOrder(delay);
        return closeAfter
                .map(silence -> outOfOrder.idleAfter(silence).closeWindowsWhenIdle())
                .orElse(outOfOrder);
    }
}

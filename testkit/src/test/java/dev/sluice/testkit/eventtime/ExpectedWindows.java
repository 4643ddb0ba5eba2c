package dev.sluice.testkit.eventtime;

import dev.sluice.eventtime.EventWindows;
import dev.sluice.eventtime.GridWindows;
import dev.sluice.eventtime.SessionWindows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The results of windows, computed from the elements themselves: no panes, no partial results, no state but the list of all elements. */
final class ExpectedWindows {
    private final EventWindows windows;
    private final long latenessMillis;
    private final List<Event> live = new ArrayList<>();
    private final Map<String, Integer> givenCount = new HashMap<>();
    private final IdentityHashMap<Event, Integer> lastRevision = new IdentityHashMap<>();
    private final List<Event> late = new ArrayList<>();

    ExpectedWindows(EventWindows windows) {
        this.windows = windows;
        this.latenessMillis = windows.allowedLateness().toMillis();
    }

    List<Event> late() {
        return late;
    }

    /** Takes a batch's accepted elements, and returns the results that it gives as text, sorted. */
    List<String> batch(List<Event> events, long previous, long watermark) {
        Set<Event> fresh = identities();
        for (Event event : events) {
            live.add(event);
            if (lastEnd(event) + latenessMillis <= previous) {
                live.remove(live.size() - 1);
                late.add(event);
            } else {
                fresh.add(event);
            }
        }
        List<String> results = windows instanceof GridWindows grid
                ? onGrid(grid, fresh, previous, watermark)
                : sessions(fresh, previous, watermark);
        if (windows instanceof SessionWindows) {
            // What is closed for good takes in nothing any more.
            Set<Event> closed = identities();
            allSessions().stream()
                    .filter(session -> end(session) + latenessMillis <= watermark)
                    .forEach(closed::addAll);
            live.removeIf(closed::contains);
        }
        return results.stream().sorted().toList();
    }

    /** Returns the end of the last window with an element. */
    @SuppressWarnings("ReferenceEquality") // two events may be equal and yet be two
    private long lastEnd(Event event) {
        if (windows instanceof GridWindows grid) {
            long last = Long.MIN_VALUE;
            for (long start : starts(grid, event)) {
                last = Math.max(last, start + grid.size().toMillis());
            }
            return last;
        }
        return allSessions().stream()
                .filter(session -> session.stream().anyMatch(each -> each == event))
                .mapToLong(this::end)
                .findFirst()
                .orElseThrow();
    }

    private static List<Long> starts(GridWindows grid, Event event) {
        List<Long> starts = new ArrayList<>();
        long slide = grid.slide().toMillis();
        for (long number = -20; number < 120; number++) {
            long start = number * slide + grid.offset().toMillis();
            if (start <= event.at() && event.at() < start + grid.size().toMillis()) {
                starts.add(start);
            }
        }
        return starts;
    }

    private List<String> onGrid(GridWindows grid, Set<Event> fresh, long previous, long watermark) {
        Map<String, List<Event>> byWindow = new HashMap<>();
        for (Event event : live) {
            for (long start : starts(grid, event)) {
                byWindow.computeIfAbsent(event.key() + " " + start, absent -> new ArrayList<>())
                        .add(event);
            }
        }
        List<String> results = new ArrayList<>();
        byWindow.forEach((window, events) -> {
            long start = Long.parseLong(window.substring(2));
            long end = start + grid.size().toMillis();
            boolean closes = end > previous && end <= watermark;
            boolean isCorrected = end <= previous
                    && end + latenessMillis > previous
                    && events.stream().anyMatch(fresh::contains);
            if (closes || isCorrected) {
                int revision = givenCount.merge(window, 1, Integer::sum) - 1;
                results.add(text(events, start, end, revision));
            }
        });
        return results;
    }

    private List<String> sessions(Set<Event> fresh, long previous, long watermark) {
        List<String> results = new ArrayList<>();
        for (List<Event> session : allSessions()) {
            long end = end(session);
            boolean isNew = end > previous || session.stream().anyMatch(fresh::contains);
            if (isNew && end <= watermark) {
                int revision = session.stream()
                                .mapToInt(event -> lastRevision.getOrDefault(event, -1))
                                .max()
                                .orElseThrow()
                        + 1;
                session.forEach(event -> lastRevision.put(event, revision));
                results.add(text(session, session.get(0).at(), end, revision));
            }
        }
        return results;
    }

    /** Returns the elements of each session, by time. */
    private List<List<Event>> allSessions() {
        long gap = ((SessionWindows) windows).gap().toMillis();
        List<List<Event>> sessions = new ArrayList<>();
        List<Event> ordered = new ArrayList<>(live);
        ordered.sort(Comparator.comparing(Event::key).thenComparing(Event::at));
        Event before = null;
        for (Event event : ordered) {
            if (before == null || !before.key().equals(event.key()) || event.at() - before.at() >= gap) {
                sessions.add(new ArrayList<>());
            }
            sessions.get(sessions.size() - 1).add(event);
            before = event;
        }
        return sessions;
    }

    private long end(List<Event> session) {
        return session.get(session.size() - 1).at()
                + ((SessionWindows) windows).gap().toMillis();
    }

    /** Two elements that are equal are two. */
    private static Set<Event> identities() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    private static String text(List<Event> events, long start, long end, int revision) {
        int sum = events.stream().mapToInt(Event::value).sum();
        return events.get(0).key() + "[" + start + "," + end + ")=" + sum + (revision == 0 ? "" : " r" + revision);
    }
}

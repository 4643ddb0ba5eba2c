package dev.sluice.engine;

import dev.sluice.event.StreamingEvent;
import dev.sluice.event.StreamingEvent.BatchInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Holds the events of a whole program to the tree that {@link dev.sluice.event.StreamingListener} draws.
 *
 * <p><b>Thread rule:</b> confined to the test's thread.
 */
final class EventOrder {
    private static final Map<String, Set<String>> NEXT = Map.of(
            "", Set.of("BatchSubmitted"),
            "BatchSubmitted", Set.of("BatchStarted", "BatchDropped"),
            "BatchStarted", Set.of("BatchCompleted", "BatchFailed"));

    private final Map<Long, String> last = new HashMap<>();
    private final Map<Long, Long> times = new HashMap<>();
    private final List<String> violations = new ArrayList<>();

    /** Returns what is wrong with the events of a program that has ended. */
    static List<String> violations(List<StreamingEvent> events) {
        EventOrder order = new EventOrder();
        events.forEach(order::check);
        order.checkEnds(events);
        return order.violations;
    }

    private void check(StreamingEvent event) {
        batchOf(event).ifPresent(batch -> {
            String kind = event.getClass().getSimpleName();
            String before = last.getOrDefault(batch.batchId(), "");
            if (!NEXT.getOrDefault(before, Set.of()).contains(kind)) {
                violations.add(kind + " of batch " + batch.batchId() + " after '" + before + "'");
            }
            Long time = times.putIfAbsent(batch.batchId(), batch.batchTimeMillis());
            if (time != null && time != batch.batchTimeMillis()) {
                violations.add("batch " + batch.batchId() + " has two times: " + time + ", " + batch.batchTimeMillis());
            }
            last.put(batch.batchId(), kind);
        });
    }

    private void checkEnds(List<StreamingEvent> events) {
        last.forEach((batchId, kind) -> {
            if (NEXT.containsKey(kind)) {
                violations.add("batch " + batchId + " never ended; its last event is " + kind);
            }
        });
        boolean isStarted = events.stream().anyMatch(StreamingEvent.StreamingStarted.class::isInstance);
        if (isStarted && !(events.get(events.size() - 1) instanceof StreamingEvent.StreamingStopped)) {
            violations.add("the last event is " + events.get(events.size() - 1));
        }
    }

    private static Optional<BatchInfo> batchOf(StreamingEvent event) {
        if (event instanceof StreamingEvent.BatchSubmitted submitted) {
            return Optional.of(submitted.batch());
        } else if (event instanceof StreamingEvent.BatchStarted started) {
            return Optional.of(started.batch());
        } else if (event instanceof StreamingEvent.BatchCompleted completed) {
            return Optional.of(completed.batch());
        } else if (event instanceof StreamingEvent.BatchFailed failed) {
            return Optional.of(failed.batch());
        } else if (event instanceof StreamingEvent.BatchDropped dropped) {
            return Optional.of(dropped.batch());
        }
        return Optional.empty();
    }
}

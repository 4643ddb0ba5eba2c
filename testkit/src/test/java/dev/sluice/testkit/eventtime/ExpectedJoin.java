package dev.sluice.testkit.eventtime;

import dev.sluice.function.Pair;
import java.util.ArrayList;
import java.util.List;

/** The pairs of an interval join of two sources, found among all pairs of their elements. */
final class ExpectedJoin {
    private final RandomTimeline timeline;
    private final List<ExpectedWatermarks> watermarks = new ArrayList<>();

    private record Arrived(Event event, int batch) {}

    ExpectedJoin(RandomTimeline timeline) {
        this.timeline = timeline;
        for (int source = 0; source < 2; source++) {
            List<List<List<Event>>> alone = new ArrayList<>();
            for (List<List<Event>> batch : timeline.batches()) {
                alone.add(List.of(batch.get(source)));
            }
            watermarks.add(new ExpectedWatermarks(timeline.options(), alone));
        }
    }

    /** Returns the pairs that each batch gives, as text, sorted: a pair comes when the second of its elements arrives. */
    List<List<String>> perBatch() {
        List<List<Pair<Event, Event>>> found = new ArrayList<>();
        timeline.batches().forEach(batch -> found.add(new ArrayList<>()));
        for (Arrived left : onTime(0)) {
            for (Arrived right : onTime(1)) {
                long later = right.event().at() - left.event().at();
                if (left.event().key().equals(right.event().key())
                        && later >= timeline.interval().lower().toMillis()
                        && later <= timeline.interval().upper().toMillis()) {
                    found.get(Math.max(left.batch(), right.batch())).add(Pair.of(left.event(), right.event()));
                }
            }
        }
        return found.stream().map(EventTimeOracleTest::sorted).toList();
    }

    private List<Arrived> onTime(int source) {
        List<Arrived> onTime = new ArrayList<>();
        for (int batch = 0; batch < timeline.batches().size(); batch++) {
            long previous = Math.min(
                    watermarks.get(0).after(batch - 1), watermarks.get(1).after(batch - 1));
            for (Event event : timeline.batches().get(batch).get(source)) {
                if (watermarks.get(source).isAccepted(event, batch) && event.at() >= previous) {
                    onTime.add(new Arrived(event, batch));
                }
            }
        }
        return onTime;
    }
}

package dev.sluice.testkit.eventtime;

import static dev.sluice.testkit.eventtime.Timeline.at;
import static dev.sluice.testkit.eventtime.Timeline.text;
import static dev.sluice.testkit.eventtime.Timeline.values;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.EventResults;
import dev.sluice.event.StreamingEvent.ElementsLate;
import dev.sluice.eventtime.EventTime;
import dev.sluice.eventtime.EventWindows;
import dev.sluice.eventtime.WindowResult;
import dev.sluice.function.Pair;
import dev.sluice.testing.TestOutput;
import dev.sluice.time.Durations;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What windows of event time give, batch by batch. */
abstract class WindowContract extends EventTimeContract {
    private static final EventTime IN_ORDER = EventTime.inOrder();

    @Test
    void tumbling_givesEachWindowOnce_whenTheWatermarkReachesItsEnd() {
        Timeline line = timeline();
        var sums = line.capture(values(line.timed(EventTime.outOfOrder(Durations.milliseconds(500))))
                .window(EventWindows.tumbling(Durations.seconds(1)))
                .reduce(Integer::sum));
        line.start();

        line.batch(at("a", 1, 200), at("b", 10, 100), at("a", 2, 1_100), at("a", 4, 999));
        line.batch(at("a", 8, 1_499), at("b", 20, 800));
        line.batch(at("a", 16, 1_500));
        line.batch(at("b", 40, 3_600));

        assertThat(text(sums))
                .containsExactly(
                        List.of(), List.of(), List.of("b[0,1000)=30", "a[0,1000)=5"), List.of("a[1000,2000)=26"));
    }

    @Test
    void tumbling_withOffset_startsLater() {
        Timeline line = timeline();
        var counts = line.capture(values(line.timed(IN_ORDER))
                .window(EventWindows.tumbling(Durations.seconds(1)).offset(Durations.milliseconds(-300)))
                .count());
        line.start();

        line.batch(at("a", 1, 699), at("a", 1, 700), at("a", 1, 2_000));

        assertThat(text(counts)).containsExactly(List.of("a[-300,700)=1", "a[700,1700)=1"));
    }

    @Test
    void sliding_countsAnElementInEachOfItsWindows() {
        Timeline line = timeline();
        var sums = line.capture(values(line.timed(IN_ORDER))
                .window(EventWindows.sliding(Durations.seconds(3), Durations.seconds(2)))
                .reduce(Integer::sum));
        line.start();

        line.batch(at("a", 1, 1_500), at("a", 2, 2_500), at("a", 4, 4_100));
        line.batch(at("a", 8, 5_000));
        line.batch(at("a", 16, 20_000));

        assertThat(text(sums))
                .containsExactly(List.of("a[0,3000)=3"), List.of("a[2000,5000)=6"), List.of("a[4000,7000)=12"));
    }

    @Test
    void sliding_whenKeyIsSilentForLong_givesNoEmptyWindows() {
        Timeline line = timeline();
        var counts = line.capture(values(line.timed(IN_ORDER.maxAhead(Durations.minutes(10_000))))
                .window(EventWindows.sliding(Durations.seconds(2), Durations.seconds(1)))
                .count());
        line.start();

        line.batch(at("a", 1, 500), at("a", 1, 500_000_500));
        line.batch(at("b", 1, 500_010_000));

        assertThat(text(counts))
                .containsExactly(
                        List.of("a[-1000,1000)=1", "a[0,2000)=1"),
                        List.of("a[499999000,500001000)=1", "a[500000000,500002000)=1"));
    }

    @Test
    void late_goesToItsOwnStream_andIsCounted() {
        Timeline line = timeline();
        EventResults<String, Integer, Integer> sums = values(line.timed(IN_ORDER))
                .window(EventWindows.tumbling(Durations.seconds(1)))
                .reduce(Integer::sum);
        sums.named("sums");
        var results = line.capture(sums);
        TestOutput<Pair<String, Integer>> late = line.capture(sums.late());
        line.start();

        line.batch(at("a", 1, 500), at("a", 2, 1_000));
        line.batch(at("a", 4, 999), at("b", 8, 256), at("a", 16, 1_001));
        line.batch(at("a", 32, 2_000));

        assertThat(text(results)).containsExactly(List.of("a[0,1000)=1"), List.of(), List.of("a[1000,2000)=18"));
        assertThat(late.perBatch()).containsExactly(List.of(), List.of(Pair.of("b", 8), Pair.of("a", 4)), List.of());
        assertThat(line.told(ElementsLate.class)).containsExactly(new ElementsLate(1, 2_000, "sums", 2));
    }

    @Test
    void allowedLateness_correctsResults_oncePerBatch() {
        Timeline line = timeline();
        EventResults<String, Integer, Integer> sums = values(line.timed(IN_ORDER))
                .window(EventWindows.tumbling(Durations.seconds(1)).allowedLateness(Durations.seconds(2)))
                .reduce(Integer::sum);
        var results = line.capture(sums);
        var late = line.capture(sums.late());
        line.start();

        line.batch(at("a", 1, 500), at("a", 2, 1_000));
        line.batch(at("a", 4, 600), at("a", 8, 700));
        line.batch(at("a", 16, 400), at("b", 32, 300), at("c", 0, 2_999));
        line.batch(at("a", 64, 100), at("c", 0, 3_000));
        line.batch(at("a", 128, 999));

        assertThat(text(results))
                .containsExactly(
                        List.of("a[0,1000)=1"),
                        List.of("a[0,1000)=13 r1"),
                        List.of("b[0,1000)=32", "a[0,1000)=29 r2", "a[1000,2000)=2"),
                        List.of("a[0,1000)=93 r3", "c[2000,3000)=0"),
                        List.of());
        assertThat(late.all()).containsExactly(Pair.of("a", 128));
    }

    @Test
    void allowedLateness_correctsEachWindowOfASlide() {
        Timeline line = timeline();
        var sums = line.capture(values(line.timed(IN_ORDER))
                .window(EventWindows.sliding(Durations.seconds(2), Durations.seconds(1))
                        .allowedLateness(Durations.seconds(1)))
                .reduce(Integer::sum));
        line.start();

        line.batch(at("a", 1, 1_500), at("b", 0, 2_000));
        line.batch(at("a", 2, 1_600));
        line.batch(at("b", 0, 3_500));
        line.batch(at("a", 4, 1_700));

        assertThat(text(sums))
                .containsExactly(
                        List.of("a[0,2000)=1"),
                        List.of("a[0,2000)=3 r1"),
                        List.of("b[1000,3000)=0", "a[1000,3000)=3"),
                        List.of("a[1000,3000)=7 r1"));
    }

    @Test
    void session_endsTheGapAfterItsLastElement() {
        Timeline line = timeline();
        var lists = line.capture(values(line.timed(IN_ORDER))
                .window(EventWindows.session(Durations.seconds(1)))
                .toLists());
        line.start();

        line.batch(at("a", 1, 100), at("a", 2, 1_099));
        line.batch(at("a", 3, 2_099), at("b", 4, 2_100));
        line.batch(at("b", 5, 3_100));

        assertThat(text(lists))
                .containsExactly(
                        List.of(), List.of("a[100,2099)=[1, 2]"), List.of("b[2100,3100)=[4]", "a[2099,3099)=[3]"));
    }

    @Test
    void session_elementBetweenTwo_makesThemOne() {
        Timeline line = timeline();
        var lists = line.capture(values(line.timed(EventTime.outOfOrder(Durations.seconds(10))))
                .window(EventWindows.session(Durations.seconds(1)))
                .toLists());
        line.start();

        line.batch(at("a", 1, 5_000), at("a", 2, 6_500), at("a", 3, 9_000));
        line.batch(at("a", 4, 5_750));
        line.batch(at("b", 0, 30_000));

        assertThat(text(lists))
                .containsExactly(List.of(), List.of(), List.of("a[5000,7500)=[1, 2, 4]", "a[9000,10000)=[3]"));
    }

    @Test
    void session_lateElementBetweenTwo_replacesTheirResults() {
        Timeline line = timeline();
        EventResults<String, Integer, List<Integer>> sessions = values(line.timed(IN_ORDER))
                .window(EventWindows.session(Durations.seconds(1)).allowedLateness(Durations.seconds(3)))
                .toLists();
        var lists = line.capture(sessions);
        var late = line.capture(sessions.late());
        line.start();

        line.batch(at("a", 1, 1_000), at("a", 2, 2_500), at("b", 0, 3_000));
        line.batch(at("a", 3, 1_750));
        line.batch(at("b", 0, 3_900));
        line.batch(at("a", 4, 3_400));
        line.batch(at("b", 0, 4_400));
        line.batch(at("b", 0, 7_400));
        line.batch(at("a", 5, 3_400));

        assertThat(text(lists))
                .containsExactly(
                        List.of("a[1000,2000)=[1]"),
                        List.of(),
                        List.of("a[1000,3500)=[1, 2, 3] r1"),
                        List.of(),
                        List.of("a[1000,4400)=[1, 2, 3, 4] r2"),
                        List.of("b[3000,5400)=[0, 0, 0]"),
                        List.of());
        assertThat(late.all()).containsExactly(Pair.of("a", 5));
    }

    @Test
    void wholeStream_isOneKey() {
        Timeline line = timeline();
        TestOutput<WindowResult<Integer, Long>> counts = line.capture(line.timed(IN_ORDER)
                .window(EventWindows.tumbling(Durations.seconds(1)))
                .count());
        line.start();

        line.batch(at("a", 1, 100), at("b", 1, 200), at("c", 1, 1_000));

        assertThat(counts.last().stream().map(Timeline::text)).containsExactly("0[0,1000)=2");
    }

    @Test
    void chained_resultsOfABatch_areInputOfTheNextWindow_inTheSameBatch() {
        Timeline line = timeline();
        var perSecond = values(line.timed(IN_ORDER))
                .window(EventWindows.tumbling(Durations.seconds(1)))
                .reduce(Integer::sum);
        EventResults<String, WindowResult<String, Integer>, Long> busy = perSecond
                .eventTime()
                .keyBy(result -> result.value() > 1 ? "busy" : "calm")
                .window(EventWindows.tumbling(Durations.seconds(2)))
                .count();
        var results = line.capture(busy);
        var late = line.capture(busy.late());
        line.start();

        line.batch(at("a", 1, 100), at("b", 2, 1_100), at("c", 3, 1_200), at("a", 4, 2_000));
        line.batch(at("a", 4, 4_000));
        line.batch(at("a", 4, 3_000), at("a", 4, 6_000));

        assertThat(text(results))
                .containsExactly(
                        List.of("busy[0,2000)=2", "calm[0,2000)=1"),
                        List.of("busy[2000,4000)=1"),
                        List.of("busy[4000,6000)=1"));
        assertThat(late.all()).isEmpty();
    }
}

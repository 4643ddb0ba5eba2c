package dev.sluice.testkit.eventtime;

import static dev.sluice.testkit.eventtime.Timeline.at;
import static dev.sluice.testkit.eventtime.Timeline.text;
import static dev.sluice.testkit.eventtime.Timeline.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.EventResults;
import dev.sluice.EventTimeDStream;
import dev.sluice.config.BatchKeys;
import dev.sluice.config.CutPolicy;
import dev.sluice.config.FailurePolicy;
import dev.sluice.config.StreamingConf;
import dev.sluice.event.StreamingEvent.ElementsLate;
import dev.sluice.event.StreamingEvent.TimestampsRejected;
import dev.sluice.eventtime.EventTime;
import dev.sluice.eventtime.EventWindows;
import dev.sluice.function.Pair;
import dev.sluice.rdd.TaskContext;
import dev.sluice.testing.TestInput;
import dev.sluice.testing.TestOutput;
import dev.sluice.time.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How event time goes on: by timestamps, by partitions of sources, and by the clock when nothing comes. */
abstract class WatermarkContract extends EventTimeContract {
    private static final Duration SECOND = Durations.seconds(1);
    private static final long HOUR_MILLIS = 3_600_000;

    private static EventResults<String, Integer, Long> perSecond(EventTimeDStream<Event> timed) {
        return values(timed).window(EventWindows.tumbling(SECOND)).count();
    }

    @Test
    void watermark_isTheLargestTimestampLessTheBound_andNeverFalls() {
        Timeline line = timeline();
        line.capture(
                line.timed(EventTime.outOfOrder(Durations.milliseconds(300))).elements());
        line.start();

        line.batch(at("a", 1, 1_000), at("a", 1, 900));
        line.batch(at("a", 1, 700));
        line.batch(at("a", 1, 1_001));

        assertThat(line.watermarks()).containsExactly(700L, 701L);
    }

    @Test
    void allIdle_eventTimeGoesOnWithTheClock_soThatTheLastWindowsClose() {
        Timeline line = timeline();
        var counts =
                line.capture(perSecond(line.timed(EventTime.outOfOrder(SECOND).idleAfter(Durations.seconds(3)))));
        line.start();

        line.batch(at("a", 1, 500), at("a", 1, 3_200));
        line.emptyBatches(5);

        assertThat(line.watermarks()).containsExactly(2_200L, 5_200L, 6_200L, 7_200L);
        assertThat(text(counts))
                .containsExactly(
                        List.of("a[0,1000)=1"), List.of(), List.of(), List.of("a[3000,4000)=1"), List.of(), List.of());
    }

    @Test
    void closeWindowsWhenIdle_passesEverything_andWhatComesThenIsLate() {
        Timeline line = timeline();
        var results = perSecond(line.timed(EventTime.outOfOrder(Durations.minutes(5))
                .idleAfter(Durations.seconds(2))
                .closeWindowsWhenIdle()));
        var counts = line.capture(results);
        var late = line.capture(results.late());
        line.start();

        line.batch(at("a", 1, 500), at("a", 1, 9_000));
        line.emptyBatches(2);
        line.batch(at("a", 7, 100_000));

        assertThat(text(counts))
                .containsExactly(List.of(), List.of(), List.of("a[0,1000)=1", "a[9000,10000)=1"), List.of());
        assertThat(late.last()).containsExactly(Pair.of("a", 7));
    }

    @Test
    void rejected_timestampsMoveNoWatermark_andAreCounted() {
        Timeline line = timeline();
        EventTimeDStream<Event> timed = line.timed(EventTime.inOrder()).named("times");
        var accepted = line.capture(timed.elements());
        var rejected = line.capture(timed.rejected());
        var counts = line.capture(perSecond(timed));
        line.start();
        Event atBound = at("a", 4, 1_000 + HOUR_MILLIS);

        line.batch(at("a", 1, 0), at("a", 2, -5), at("a", 3, 1_001 + HOUR_MILLIS), at("a", 5, 100));
        line.batch(new Event("a", 6, Long.MAX_VALUE), at("a", 7, 200), atBound);

        assertThat(rejected.perBatch())
                .containsExactly(
                        List.of(at("a", 1, 0), at("a", 2, -5), at("a", 3, 1_001 + HOUR_MILLIS)),
                        List.of(new Event("a", 6, Long.MAX_VALUE)));
        assertThat(accepted.perBatch()).containsExactly(List.of(at("a", 5, 100)), List.of(at("a", 7, 200), atBound));
        assertThat(line.watermarks()).containsExactly(100L, 1_000 + HOUR_MILLIS);
        assertThat(line.told(TimestampsRejected.class))
                .containsExactly(
                        new TimestampsRejected(0, 1_000, "times", 2, 1),
                        new TimestampsRejected(1, 2_000, "times", 0, 1));
        assertThat(text(counts)).containsExactly(List.of(), List.of("a[0,1000)=2"));
    }

    @Test
    void maxAhead_isTheStreamsOwn() {
        Timeline line = timeline();
        var rejected = line.capture(
                line.timed(EventTime.inOrder().maxAhead(Duration.ZERO)).rejected());
        line.start();

        line.batch(at("a", 1, 1_000), at("a", 2, 1_001));

        assertThat(rejected.last()).containsExactly(at("a", 2, 1_001));
    }

    @Test
    void nullTimestamp_failsTheBatch_andSaysWhatToReturn() {
        Timeline line = timeline();
        line.capture(line.events()
                .withEventTime(event -> nothing(), EventTime.inOrder())
                .elements());
        line.start();

        assertThatThrownBy(() -> line.batch(at("a", 1, 1)))
                .hasStackTraceContaining("The timestamp is null. Return Instant.EPOCH")
                .hasMessageContaining("Event[key=a, value=1, at=1]");
    }

    @SuppressWarnings("NullAway") // what a program must not do
    private static Instant nothing() {
        return null;
    }

    @Test
    void throwingTimestamp_failsTheBatch() {
        Timeline line = timeline();
        line.capture(line.events()
                .withEventTime(event -> Instant.parse(event.key()), EventTime.inOrder())
                .elements());
        line.start();

        assertThatThrownBy(() -> line.batch(at("yesterday", 1, 1)))
                .hasStackTraceContaining("'yesterday' could not be parsed");
    }

    @Test
    void partitionsOfASource_theSlowestHoldsBack_untilItIsIdle() {
        Timeline line = timeline();
        NamedPartitions log = new NamedPartitions();
        var counts = line.capture(perSecond(line.driver().context().stream(log)
                .withEventTime(Event::time, EventTime.inOrder().idleAfter(Durations.seconds(2)))));
        line.start();

        log.add("0", at("a", 1, 5_000));
        log.add("1", at("b", 1, 600));
        line.emptyBatches(1);
        log.add("1", at("b", 1, 1_100));
        log.add("0", at("a", 1, 5_100));
        line.emptyBatches(1);
        log.add("0", at("a", 1, 5_200));
        line.emptyBatches(1);
        log.add("0", at("a", 1, 5_300));
        line.emptyBatches(1);

        assertThat(line.watermarks()).containsExactly(600L, 1_100L, 5_300L);
        assertThat(text(counts))
                .containsExactly(List.of(), List.of("b[0,1000)=1"), List.of(), List.of("b[1000,2000)=1"));
    }

    @Test
    void union_isAsFarAsTheSlowerSource() {
        Timeline line = timeline();
        TestInput<Event> slow = line.driver().input("slow");
        var counts = line.capture(perSecond(line.events()
                .union(slow.stream())
                .withEventTime(Event::time, EventTime.inOrder().idleAfter(Durations.seconds(10)))));
        line.start();

        line.batch(at("a", 1, 500), at("a", 1, 2_000));
        slow.add(at("b", 1, 700));
        line.batch(at("a", 1, 3_000));
        slow.add(at("b", 1, 1_500));
        line.batch();

        assertThat(line.watermarks()).containsExactly(700L, 1_500L);
        assertThat(text(counts)).containsExactly(List.of(), List.of(), List.of("b[0,1000)=1", "a[0,1000)=1"));
    }

    @Test
    void unionOfTimedStreams_isAsFarAsTheSlowerOne() {
        Timeline line = timeline();
        TestInput<Event> slow = line.driver().input("slow");
        EventTime options = EventTime.inOrder();
        var counts =
                line.capture(perSecond(line.timed(options).union(slow.stream().withEventTime(Event::time, options))));
        line.start();

        slow.add(at("b", 1, 700));
        line.batch(at("a", 1, 500), at("a", 1, 2_000));
        slow.add(at("b", 1, 1_000));
        line.batch();

        assertThat(text(counts)).containsExactly(List.of(), List.of("b[0,1000)=1", "a[0,1000)=1"));
    }

    @Test
    void behindAnExchange_theWholeIsOneSource() {
        Timeline line = timeline();
        line.capture(line.events()
                .repartition(3)
                .withEventTime(Event::time, EventTime.inOrder())
                .elements());
        line.start();

        line.batch(at("a", 1, 500), at("b", 1, 2_000), at("c", 1, 700));

        assertThat(line.watermarks()).containsExactly(2_000L);
    }

    @Test
    void failedBatch_leavesTheWatermarkWhereItWas() {
        Timeline line =
                timeline(setup().conf(StreamingConf.create().set(BatchKeys.FAILURE_POLICY, FailurePolicy.CONTINUE)));
        line.driver().tolerateFailures();
        EventResults<String, Integer, Integer> sums = values(line.timed(EventTime.inOrder()))
                .window(EventWindows.tumbling(SECOND))
                .reduce((sum, value) -> {
                    if (value < 0) {
                        throw new IllegalStateException("negative");
                    }
                    return sum + value;
                });
        var results = line.capture(sums);
        var late = line.capture(sums.late());
        line.start();

        line.batch(at("a", 1, 500));
        line.batch(at("a", -1, 600), at("a", -1, 601), at("b", 1, 5_000));
        line.batch(at("a", 2, 700));
        line.batch(at("a", 4, 1_000));

        assertThat(line.watermarks()).containsExactly(500L, 700L, 1_000L);
        assertThat(text(results)).containsExactly(List.of(), List.of(), List.of("a[0,1000)=3"));
        assertThat(late.all()).isEmpty();
        assertThat(line.told(ElementsLate.class)).isEmpty();
    }

    @Test
    void retriedTask_countsOnce() {
        Timeline line = timeline();
        var counts = line.capture(values(line.timed(EventTime.inOrder()))
                .mapValues(value -> {
                    if (TaskContext.current().attempt() == 0) {
                        throw new IllegalStateException("first attempt");
                    }
                    return value;
                })
                .window(EventWindows.tumbling(SECOND))
                .count());
        line.start();

        line.batch(at("a", 1, 100), at("a", 1, 200), at("a", 1, 1_000));

        assertThat(text(counts)).containsExactly(List.of("a[0,1000)=2"));
    }

    @Test
    void cutOnArrival_eachBatchMovesTheWatermark() {
        Timeline line = timeline(setup().conf(StreamingConf.create().set(BatchKeys.CUT_POLICY, CutPolicy.ON_ARRIVAL)));
        TestInput<Event> events = line.driver().input("arriving");
        EventResults<String, Integer, Long> results = perSecond(
                events.stream().withEventTime(Event::time, EventTime.inOrder().idleAfter(Durations.seconds(2))));
        TestOutput<String> counts = line.capture(results.map(Timeline::text));
        line.start();

        events.add(at("a", 1, 500));
        events.add(at("a", 1, 400), at("a", 1, 1_000));
        assertThat(counts.all()).containsExactly("a[0,1000)=2");
        line.emptyBatches(4);

        assertThat(counts.all()).containsExactly("a[0,1000)=2", "a[1000,2000)=1");
    }
}

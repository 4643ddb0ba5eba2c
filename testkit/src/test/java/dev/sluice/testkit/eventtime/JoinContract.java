package dev.sluice.testkit.eventtime;

import static dev.sluice.testkit.eventtime.Timeline.at;
import static dev.sluice.testkit.eventtime.Timeline.text;
import static dev.sluice.testkit.eventtime.Timeline.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.EventJoin;
import dev.sluice.KeyedEventDStream;
import dev.sluice.event.StreamingEvent.ElementsLate;
import dev.sluice.eventtime.EventTime;
import dev.sluice.eventtime.EventWindows;
import dev.sluice.function.Pair;
import dev.sluice.state.KeyedProcessFunction;
import dev.sluice.state.ProcessContext;
import dev.sluice.state.ProcessOutput;
import dev.sluice.state.Timer;
import dev.sluice.testing.TestInput;
import dev.sluice.testing.TestOutput;
import dev.sluice.time.Durations;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What joins and timers on event time give, batch by batch. */
abstract class JoinContract extends EventTimeContract {
    private static final EventTime OPTIONS = EventTime.outOfOrder(Durations.milliseconds(500));

    private static KeyedEventDStream<String, Integer> other(TestInput<Event> input) {
        return values(input.stream().withEventTime(Event::time, OPTIONS));
    }

    @Test
    void intervalJoin_joinsBothBoundsIncluded_whicheverComesFirst() {
        Timeline line = timeline();
        TestInput<Event> right = line.driver().input("right");
        EventJoin<String, Integer, Integer, Integer> join = values(line.timed(OPTIONS))
                .intervalJoin(other(right), Durations.milliseconds(-200), Durations.milliseconds(300));
        var joined = line.capture(join.results());
        line.start();

        right.add(at("a", 1, 799), at("a", 2, 800), at("b", 9, 1_000));
        line.batch(at("a", 10, 1_000));
        right.add(at("a", 3, 1_300), at("a", 4, 1_301));
        line.batch();
        line.batch(at("a", 20, 1_100));

        assertThat(joined.perBatch())
                .containsExactly(
                        List.of(Pair.of("a", Pair.of(10, 2))),
                        List.of(Pair.of("a", Pair.of(10, 3))),
                        List.of(Pair.of("a", Pair.of(20, 3)), Pair.of("a", Pair.of(20, 4))));
    }

    @Test
    void intervalJoin_lateElements_goToStreamsOfTheirOwn() {
        Timeline line = timeline();
        TestInput<Event> right = line.driver().input("right");
        EventJoin<String, Integer, Integer, Integer> join = values(line.timed(OPTIONS))
                .intervalJoin(other(right), Durations.seconds(0), Durations.seconds(5))
                .named("pairs");
        var joined = line.capture(join.results());
        var lateLeft = line.capture(join.lateLeft());
        var lateRight = line.capture(join.lateRight());
        line.start();

        right.add(at("a", 1, 2_500));
        line.batch(at("a", 10, 3_000));
        right.add(at("a", 2, 1_999), at("a", 3, 2_000));
        line.batch(at("a", 20, 1_999), at("a", 30, 2_000));

        assertThat(joined.perBatch())
                .containsExactly(List.of(), List.of(Pair.of("a", Pair.of(30, 1)), Pair.of("a", Pair.of(30, 3))));
        assertThat(lateLeft.all()).containsExactly(Pair.of("a", 20));
        assertThat(lateRight.all()).containsExactly(Pair.of("a", 2));
        assertThat(line.told(ElementsLate.class)).containsExactly(new ElementsLate(1, 2_000, "pairs", 2));
    }

    @Test
    void intervalJoin_whenBoundsAreSwapped_isRefused() {
        Timeline line = timeline();
        var stream = values(line.timed(OPTIONS));

        assertThatThrownBy(() -> stream.intervalJoin(stream, Durations.seconds(1), Durations.seconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The lower bound of the interval must be at most the upper one, got 1 s and -1 s. Swap them.");
    }

    @Test
    void temporalJoin_givesTheVersionAtTheTimestamp_whenTheWatermarkHasPassed() {
        Timeline line = timeline();
        TestInput<Event> rates = line.driver().input("rates");
        EventJoin<String, Integer, Integer, Optional<Integer>> join =
                values(line.timed(OPTIONS)).temporalJoin(other(rates));
        var joined = line.capture(join.results());
        line.start();

        rates.add(at("eur", 110, 1_000), at("eur", 120, 2_000));
        line.batch(at("eur", 1, 999), at("eur", 2, 1_000), at("usd", 3, 1_200), at("eur", 4, 1_999));
        rates.add(at("eur", 115, 1_500), at("eur", 121, 2_000), at("eur", 0, 2_600));
        line.batch(at("eur", 5, 2_000), at("x", 0, 2_600));
        rates.add(at("eur", 0, 9_000));
        line.batch(at("x", 0, 9_000), at("eur", 6, 2_100));

        assertThat(joined.perBatch().get(0))
                .containsExactlyInAnyOrder(
                        Pair.of("eur", Pair.of(1, Optional.empty())),
                        Pair.of("eur", Pair.of(2, Optional.of(110))),
                        Pair.of("usd", Pair.of(3, Optional.empty())));
        assertThat(joined.perBatch().get(1))
                .containsExactlyInAnyOrder(
                        Pair.of("eur", Pair.of(4, Optional.of(115))), Pair.of("eur", Pair.of(5, Optional.of(121))));
        assertThat(joined.perBatch().get(2))
                .containsExactlyInAnyOrder(
                        Pair.of("x", Pair.of(0, Optional.empty())), Pair.of("eur", Pair.of(6, Optional.of(121))));
    }

    @Test
    void temporalJoin_lateVersion_isNotUsed() {
        Timeline line = timeline();
        TestInput<Event> rates = line.driver().input("rates");
        var join = values(line.timed(OPTIONS)).temporalJoin(other(rates));
        var joined = line.capture(join.results());
        var lateRight = line.capture(join.lateRight());
        line.start();

        rates.add(at("eur", 110, 2_000));
        line.batch(at("x", 0, 2_000));
        rates.add(at("eur", 105, 1_400), at("x", 0, 3_000));
        line.batch(at("eur", 1, 1_600), at("x", 0, 3_000));

        assertThat(joined.all()).contains(Pair.of("eur", Pair.of(1, Optional.empty())));
        assertThat(lateRight.all()).containsExactly(Pair.of("eur", 105));
    }

    @Test
    void chained_windowThenJoin_inOneBatch_withoutLateness() {
        Timeline line = timeline();
        var perSecond = values(line.timed(EventTime.inOrder()))
                .window(EventWindows.tumbling(Durations.seconds(1)))
                .reduce(Integer::sum);
        KeyedEventDStream<String, Integer> sums =
                perSecond.eventTime().keyBy(result -> "all").mapValues(result -> result.value());
        EventJoin<String, Integer, Integer, Integer> join =
                sums.intervalJoin(sums, Durations.milliseconds(0), Durations.seconds(1));
        var counted = join.eventTime()
                .window(EventWindows.tumbling(Durations.seconds(2)))
                .toLists();
        TestOutput<Pair<String, Pair<Integer, Integer>>> joined = line.capture(join.results());
        var lists = line.capture(counted);
        line.start();

        line.batch(at("a", 1, 100), at("a", 2, 1_100), at("a", 4, 2_000));
        line.batch(at("a", 8, 4_000));

        assertThat(joined.perBatch())
                .containsExactly(
                        List.of(
                                Pair.of("all", Pair.of(1, 1)),
                                Pair.of("all", Pair.of(1, 2)),
                                Pair.of("all", Pair.of(2, 2))),
                        List.of(Pair.of("all", Pair.of(2, 4)), Pair.of("all", Pair.of(4, 4))));
        assertThat(text(lists))
                .containsExactly(
                        List.of("all[0,2000)=[(1,1), (1,2), (2,2)]"), List.of("all[2000,4000)=[(2,4), (4,4)]"));
        assertThat(line.told(ElementsLate.class)).isEmpty();
    }

    @Test
    void process_timersGoByTheWatermark_andValuesHaveTimestamps() {
        Timeline line = timeline();
        var output = line.capture(values(line.timed(OPTIONS)).process(new Alarm()));
        line.start();

        line.batch(at("a", 1, 1_000));
        line.batch(at("a", 2, 1_600), at("a", 3, 1_400));
        line.batch(at("a", 4, 2_001));

        assertThat(output.perBatch())
                .containsExactly(
                        List.of("1 at 1000 behind none"),
                        List.of("2 at 1600 behind 500", "3 at 1400 behind 500"),
                        List.of("4 at 2001 behind 1100", "timer 1500 behind 1501"));
    }

    private static final class Alarm extends KeyedProcessFunction<String, Integer, String> {
        private static final long serialVersionUID = 1;

        @Override
        public void process(Integer value, ProcessContext<String> context, ProcessOutput<String> out) {
            out.emit(value + " at " + context.timestamp().orElseThrow().toEpochMilli() + behind(context));
            if (value == 1) {
                context.timers()
                        .registerEventTime(context.timestamp().orElseThrow().plusMillis(500));
            }
        }

        @Override
        public void onTimer(Timer timer, ProcessContext<String> context, ProcessOutput<String> out) {
            assertThat(context.timestamp()).isEmpty();
            out.emit("timer " + timer.time().toEpochMilli() + behind(context));
        }

        private static String behind(ProcessContext<String> context) {
            return " behind "
                    + context.watermark()
                            .map(watermark -> String.valueOf(watermark.toEpochMilli()))
                            .orElse("none");
        }
    }
}

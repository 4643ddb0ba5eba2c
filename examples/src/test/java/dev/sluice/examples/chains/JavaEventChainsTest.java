package dev.sluice.examples.chains;

import static dev.sluice.examples.chains.OneBatch.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.DStream;
import dev.sluice.KeyedEventDStream;
import dev.sluice.aggregate.Aggregate;
import dev.sluice.eventtime.EventTime;
import dev.sluice.eventtime.EventWindows;
import dev.sluice.eventtime.WindowResult;
import dev.sluice.function.Pair;
import dev.sluice.rdd.Shuffle;
import dev.sluice.time.Durations;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Chains of operations on event time, as users write them in Java. */
class JavaEventChainsTest {
    private static final EventTime OPTIONS = EventTime.inOrder();
    private static final List<Reading> READINGS =
            List.of(new Reading("roof", 10, 500), new Reading("roof", 20, 900), new Reading("roof", 5, 3_000));

    private record Reading(String sensor, int degrees, long millis) implements Serializable {
        Instant time() {
            return Instant.ofEpochMilli(millis);
        }
    }

    private static KeyedEventDStream<String, Integer> degrees(DStream<Reading> readings) {
        return readings.withEventTime(Reading::time, OPTIONS)
                .keyBy(Reading::sensor, Shuffle.partitions(1))
                .mapValues(Reading::degrees);
    }

    @Test
    void window_reduce_map() {
        assertThat(run(
                        READINGS,
                        readings -> degrees(readings)
                                .window(EventWindows.tumbling(Durations.seconds(1)))
                                .reduce(Math::max)
                                .map(hottest -> hottest.key() + " " + hottest.value() + " until " + hottest.end())))
                .containsExactly("roof 20 until 1970-01-01T00:00:01Z");
    }

    @Test
    void window_aggregate_toPair() {
        assertThat(run(
                        READINGS,
                        readings -> degrees(readings)
                                .window(EventWindows.session(Durations.seconds(1))
                                        .allowedLateness(Durations.minutes(1)))
                                .aggregate(new Average())
                                .mapToPair(result -> Pair.of(result.key(), result.value()))))
                .containsExactly(Pair.of("roof", 15.0));
    }

    @Test
    void wholeStream_window_count() {
        assertThat(run(
                        READINGS,
                        readings -> readings.withEventTime(Reading::time, OPTIONS)
                                .window(EventWindows.sliding(Durations.seconds(2), Durations.seconds(1)))
                                .count()
                                .map(WindowResult::value)))
                .containsExactly(2L, 2L);
    }

    @Test
    void windowOfWindows() {
        assertThat(run(
                        READINGS,
                        readings -> degrees(readings)
                                .window(EventWindows.tumbling(Durations.milliseconds(500)))
                                .reduce(Math::max)
                                .eventTime()
                                .keyBy(WindowResult::key)
                                .window(EventWindows.tumbling(Durations.seconds(2)))
                                .toLists()
                                .map(result -> result.value().size())))
                .containsExactly(1);
    }

    @Test
    void intervalJoin_results() {
        assertThat(run(
                        READINGS,
                        List.of(new Reading("roof", 1, 600)),
                        (some, others) -> degrees(some)
                                .intervalJoin(
                                        degrees(others), Durations.milliseconds(-300), Durations.milliseconds(300))
                                .results()
                                .mapValues(both -> both.first() - both.second())))
                .containsExactly(Pair.of("roof", 9), Pair.of("roof", 19));
    }

    @Test
    void temporalJoin_results() {
        assertThat(run(
                        READINGS,
                        List.of(new Reading("roof", 1, 600), new Reading("roof", 2, 9_000)),
                        (some, versions) -> degrees(some)
                                .temporalJoin(degrees(versions))
                                .results()
                                .values()))
                .containsExactly(Pair.of(10, Optional.empty()), Pair.of(20, Optional.of(1)));
    }

    private static final class Average implements Aggregate<Number, double[], Double> {
        private static final long serialVersionUID = 1;

        @Override
        public double[] create() {
            return new double[2];
        }

        @Override
        public double[] add(double[] partial, Number value) {
            partial[0] += value.doubleValue();
            partial[1]++;
            return partial;
        }

        @Override
        public double[] merge(double[] earlier, double[] later) {
            return new double[] {earlier[0] + later[0], earlier[1] + later[1]};
        }

        @Override
        public Double result(double[] partial) {
            return partial[0] / partial[1];
        }
    }
}

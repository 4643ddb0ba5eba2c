package dev.sluice.testkit.eventtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.EventResults;
import dev.sluice.EventTimeDStream;
import dev.sluice.eventtime.EventTime;
import dev.sluice.function.Pair;
import dev.sluice.testing.StreamTestDriver;
import dev.sluice.testing.TestInput;
import dev.sluice.testing.TestOutput;
import dev.sluice.time.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Random programs on event time against a recomputation from all input: watermarks, windows, what is late, and joins.
 *
 * <p>The property {@code sluice.eventtime.seed} replays one program.
 */
class EventTimeOracleTest {
    private static final int PROGRAM_COUNT = 2_000;
    private static final long FIRST_SEED = 20_260_101;

    @Test
    void randomPrograms_giveWhatARecomputationGives() {
        String seed = System.getProperty("sluice.eventtime.seed", "");
        if (!seed.isBlank()) {
            compare(RandomTimeline.of(Long.parseLong(seed)), UnaryOperator.identity());
            return;
        }
        compareAll(PROGRAM_COUNT, UnaryOperator.identity());
    }

    @Test
    void comparison_whenTheBoundIsOffByOne_fails() {
        assertThatThrownBy(() -> compareAll(
                        100,
                        options -> new EventTime(
                                options.bound().plusMillis(1),
                                options.idleAfter(),
                                options.maxAhead(),
                                options.closesWindowsWhenIdle())))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("-Dsluice.eventtime.seed=");
    }

    @Test
    void comparison_whenIdleIsABatchLate_fails() {
        assertThatThrownBy(() -> compareAll(
                        200, options -> options.idleAfter(options.idleAfter().plus(Duration.ofSeconds(1)))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("-Dsluice.eventtime.seed=");
    }

    private static void compareAll(int count, UnaryOperator<EventTime> spoil) {
        Random seeds = new Random(FIRST_SEED);
        for (int index = 0; index < count; index++) {
            compare(RandomTimeline.of(seeds.nextLong()), spoil);
        }
    }

    /** Compares a program with its oracle; {@code spoil} makes the program's options wrong. */
    private static void compare(RandomTimeline timeline, UnaryOperator<EventTime> spoil) {
        try {
            assertThat(run(timeline, spoil.apply(timeline.options()))).isEqualTo(expected(timeline));
        } catch (AssertionError | RuntimeException failure) {
            throw new AssertionError(
                    "Replay with: mvn test -pl testkit -am -Dtest=EventTimeOracleTest"
                            + " -Dsurefire.failIfNoSpecifiedTests=false -Dsluice.eventtime.seed=" + timeline.seed()
                            + "\n"
                            + timeline,
                    failure);
        }
    }

    /**
     * What a program gives.
     *
     * @param results the windows' results of each batch, sorted
     * @param late what the windows found late, sorted
     * @param joined the pairs of each batch, sorted
     */
    private record Outcome(List<List<String>> results, List<String> late, List<List<String>> joined) {}

    private static Outcome run(RandomTimeline timeline, EventTime options) {
        try (StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1))) {
            List<TestInput<Event>> inputs = List.of(driver.input("first"), driver.input("second"));
            EventTimeDStream<Event> first = inputs.get(0).stream().withEventTime(Event::time, options);
            EventTimeDStream<Event> second = inputs.get(1).stream().withEventTime(Event::time, options);
            EventResults<String, Integer, Integer> sums = Timeline.values(
                            inputs.get(0).stream().union(inputs.get(1).stream()).withEventTime(Event::time, options))
                    .window(timeline.windows())
                    .reduce(Integer::sum);
            TestOutput<String> results = driver.capture(sums.map(Timeline::text));
            TestOutput<Pair<String, Integer>> late = driver.capture(sums.late());
            TestOutput<Pair<String, Pair<Event, Event>>> joined = driver.capture(first.keyBy(Event::key)
                    .intervalJoin(
                            second.keyBy(Event::key),
                            timeline.interval().lower(),
                            timeline.interval().upper())
                    .results());
            driver.start();
            for (List<List<Event>> batch : timeline.batches()) {
                for (int source = 0; source < inputs.size(); source++) {
                    inputs.get(source).add(batch.get(source).toArray(Event[]::new));
                }
                driver.nextBatch();
            }
            return new Outcome(
                    results.perBatch().stream().map(EventTimeOracleTest::sorted).toList(),
                    sorted(late.all()),
                    joined.perBatch().stream()
                            .map(batch ->
                                    sorted(batch.stream().map(Pair::second).toList()))
                            .toList());
        }
    }

    private static Outcome expected(RandomTimeline timeline) {
        List<List<List<Event>>> batches = timeline.batches();
        ExpectedWatermarks both = new ExpectedWatermarks(timeline.options(), batches);
        ExpectedWindows windows = new ExpectedWindows(timeline.windows());
        List<List<String>> results = new ArrayList<>();
        for (int batch = 0; batch < batches.size(); batch++) {
            List<Event> accepted = new ArrayList<>();
            for (List<Event> ofSource : batches.get(batch)) {
                for (Event event : ofSource) {
                    if (both.isAccepted(event, batch)) {
                        accepted.add(event);
                    }
                }
            }
            results.add(windows.batch(accepted, both.after(batch - 1), both.after(batch)));
        }
        List<String> late = sorted(windows.late().stream()
                .map(event -> Pair.of(event.key(), event.value()))
                .toList());
        return new Outcome(results, late, new ExpectedJoin(timeline).perBatch());
    }

    static List<String> sorted(List<?> elements) {
        return elements.stream().map(Object::toString).sorted().toList();
    }
}

package dev.sluice.sketches;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.DStream;
import dev.sluice.PairDStream;
import dev.sluice.StreamingContext;
import dev.sluice.function.Pair;
import dev.sluice.testing.StreamTestDriver;
import dev.sluice.testing.TestInput;
import dev.sluice.testing.TestOutput;
import dev.sluice.time.Durations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The example of docs/windows.md, which the tests of the core cannot compile, since they do not know this module. */
@Tag("docs")
class SketchesExampleTest {
    private static final Pattern EXAMPLE =
            Pattern.compile("(?s)<!-- compiled by SketchesExampleTest -->\\s*```text\\n(.*?)```");

    @Test
    void example_runs() {
        try (StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(5))) {
            StreamingContext ssc = driver.context();
            TestInput<Pair<String, String>> visitsInput = driver.input("visits");
            PairDStream<String, String> visits = PairDStream.fromDStream(visitsInput.stream());
            TestInput<Pair<String, Long>> latenciesInput = driver.input("latencies");
            PairDStream<String, Long> latencies = PairDStream.fromDStream(latenciesInput.stream());
            DStream<String> paths = visits.keys();

            Sketches.register(ssc);
            PairDStream<String, Estimate> visitors = visits.aggregateByKeyAndWindow(
                    Sketches.distinctCount(), Durations.minutes(60), Durations.seconds(5));
            PairDStream<String, List<Double>> percentiles = latencies.aggregateByKeyAndWindow(
                    Sketches.quantiles(0.5, 0.99), Durations.seconds(60), Durations.seconds(5));
            DStream<List<FrequentItem<String>>> pages =
                    paths.aggregateByWindow(Sketches.frequentItems(1_000), Durations.minutes(10), Durations.seconds(5));

            TestOutput<Pair<String, Estimate>> visitorsSeen = driver.capture(visitors);
            TestOutput<Pair<String, List<Double>>> percentilesSeen = driver.capture(percentiles);
            TestOutput<List<FrequentItem<String>>> pagesSeen = driver.capture(pages);
            driver.start();
            visitsInput.add(Pair.of("/", "ann"), Pair.of("/", "ann"), Pair.of("/help", "bob"));
            latenciesInput.add(Pair.of("/", 10L), Pair.of("/", 30L), Pair.of("/", 20L));
            driver.nextBatch();

            assertThat(visitorsSeen.all())
                    .containsExactlyInAnyOrder(
                            Pair.of("/", new Estimate(1, 1, 2)), Pair.of("/help", new Estimate(1, 1, 2)));
            assertThat(percentilesSeen.all()).containsExactly(Pair.of("/", List.of(20.0, 30.0)));
            assertThat(pagesSeen.all())
                    .containsExactly(List.of(new FrequentItem<>("/", 2, 2), new FrequentItem<>("/help", 1, 1)));
        }
    }

    @Test
    void exampleOfTheDocs_isTheOneAbove() throws IOException {
        Matcher example = EXAMPLE.matcher(Files.readString(Path.of("../docs/windows.md")));

        assertThat(example.find()).isTrue();
        assertThat(Files.readString(Path.of("src/test/java/dev/sluice/sketches/SketchesExampleTest.java")))
                .containsIgnoringWhitespaces(example.group(1));
    }
}

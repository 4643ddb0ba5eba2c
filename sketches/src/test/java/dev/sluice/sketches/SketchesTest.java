package dev.sluice.sketches;

import static dev.sluice.time.Durations.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.PairDStream;
import dev.sluice.aggregate.Aggregate;
import dev.sluice.aggregate.Aggregates;
import dev.sluice.error.StreamingException;
import dev.sluice.function.Pair;
import dev.sluice.testing.StreamTestDriver;
import dev.sluice.testing.TestInput;
import dev.sluice.testing.TestOutput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SketchesTest {

    @Test
    void slidingWindows_giveResultsOfWhatIsInThem() {
        try (StreamTestDriver driver = StreamTestDriver.create(seconds(1))) {
            TestInput<Pair<String, Long>> input = driver.input("latencies");
            PairDStream<String, Long> latencies = PairDStream.fromDStream(input.stream());
            TestOutput<Pair<String, Pair<Estimate, List<Double>>>> results =
                    driver.capture(latencies.aggregateByKeyAndWindow(
                            Aggregates.both(Sketches.distinctCount(), Sketches.quantiles(0.5, 1)),
                            seconds(2),
                            seconds(1)));
            driver.start();

            input.add(Pair.of("a", 10L), Pair.of("a", 30L), Pair.of("a", 10L));
            driver.nextBatch();
            input.add(Pair.of("a", 40L), Pair.of("a", 30L));
            driver.nextBatch();
            driver.nextBatch();
            driver.nextBatch();

            assertThat(results.perBatch())
                    .containsExactly(
                            List.of(Pair.of("a", Pair.of(new Estimate(2, 2, 3), List.of(10.0, 30.0)))),
                            List.of(Pair.of("a", Pair.of(new Estimate(3, 3, 4), List.of(30.0, 40.0)))),
                            List.of(Pair.of("a", Pair.of(new Estimate(2, 2, 3), List.of(30.0, 40.0)))),
                            List.of());
        }
    }

    @Test
    void frequentItems_ofAllElementsInAWindow() {
        try (StreamTestDriver driver = StreamTestDriver.create(seconds(1))) {
            TestInput<String> words = driver.input("words");
            TestOutput<List<FrequentItem<String>>> frequent = driver.capture(
                    words.stream().aggregateByWindow(Sketches.<String>frequentItems(10), seconds(2), seconds(1)));
            driver.start();

            words.add("a", "b", "b");
            driver.nextBatch();
            words.add("a", "a");
            driver.nextBatch();
            driver.nextBatch();

            assertThat(frequent.all())
                    .containsExactly(
                            List.of(new FrequentItem<>("b", 2, 2), new FrequentItem<>("a", 1, 1)),
                            List.of(new FrequentItem<>("a", 3, 3), new FrequentItem<>("b", 2, 2)),
                            List.of(new FrequentItem<>("a", 2, 2)));
        }
    }

    @Test
    void aggregateByKey_estimatesEachBatch() {
        try (StreamTestDriver driver = StreamTestDriver.create(seconds(1))) {
            TestInput<Pair<String, String>> visits = driver.input("visits");
            TestOutput<Pair<String, Estimate>> visitors =
                    driver.capture(PairDStream.fromDStream(visits.stream()).aggregateByKey(Sketches.distinctCount()));
            driver.start();

            visits.add(Pair.of("/", "ann"), Pair.of("/", "bob"), Pair.of("/", "ann"));
            driver.nextBatch();

            assertThat(visitors.last()).containsExactly(Pair.of("/", new Estimate(2, 2, 3)));
        }
    }

    @Test
    void ofNoValues() {
        assertThat(ofNone(Sketches.<String>distinctCount())).isEqualTo(new Estimate(0, 0, 0));
        assertThat(ofNone(Sketches.<Long>quantiles(0.5, 0.9))).containsExactly(Double.NaN, Double.NaN);
        assertThat(ofNone(Sketches.<String>frequentItems(3))).isEmpty();
    }

    @Test
    void distinctCount_tellsApartByValue() {
        UUID uuid = new UUID(1, 2);
        assertCounts(5, 1L, 1, (short) 2, (byte) 2, 3, Long.MAX_VALUE, Long.MIN_VALUE);
        assertCounts(3, 0.0, -0.0, Double.NaN, Float.NaN, 1.5, 1.5f);
        assertCounts(4, "", "", "a", "ab", "\ud800");
        assertCounts(2, TimeUnit.DAYS, TimeUnit.HOURS, TimeUnit.DAYS);
        assertCounts(3, uuid, new UUID(1, 2), new UUID(2, 1), Instant.EPOCH, Instant.EPOCH);
        assertCounts(4, true, false, 'a', 'b', 'b');
    }

    @Test
    void valuesThatCannotBeTaken_areRefusedWithWhatToDo() {
        assertThatThrownBy(() -> add(Sketches.distinctCount(), BigDecimal.ONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot tell values of java.math.BigDecimal apart")
                .hasMessageContaining("Aggregates.mapping(");
        assertThatThrownBy(() -> add(Sketches.<Double>quantiles(0.5), Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("quantiles got NaN");
        assertThatThrownBy(() -> add(Sketches.distinctCount(), null)).hasMessageContaining("distinctCount got null");
        assertThatThrownBy(() -> add(Sketches.<Long>quantiles(0.5), null)).hasMessageContaining("quantiles got null");
        assertThatThrownBy(() -> add(Sketches.frequentItems(1), null)).hasMessageContaining("frequentItems got null");
    }

    @Test
    void parametersOutOfBounds_areRefusedNamingTheBounds() {
        assertRefused(() -> Sketches.distinctCount(3), "distinctCount needs a lgK from 4 to 21,", "got 3");
        assertRefused(() -> Sketches.distinctCount(22), "distinctCount needs a lgK from 4 to 21,", "got 22");
        assertRefused(() -> Sketches.quantiles(), "quantiles needs at least one rank", "got none");
        assertRefused(() -> Sketches.quantiles(0.5, 1.01), "quantiles needs ranks from 0 to 1", "got 1.01");
        assertRefused(() -> Sketches.quantiles(-0.1), "quantiles needs ranks from 0 to 1", "got -0.1");
        assertRefused(() -> Sketches.quantiles(Double.NaN), "quantiles needs ranks from 0 to 1", "got NaN");
        assertRefused(() -> Sketches.quantiles(List.of(0.5), 7), "quantiles needs a k from 8 to 65535", "got 7");
        assertRefused(
                () -> Sketches.quantiles(List.of(0.5), 65_536), "quantiles needs a k from 8 to 65535", "got 65536");
        assertRefused(() -> Sketches.frequentItems(0), "frequentItems needs a maxItems from 1 to 1000000", "got 0");
        assertRefused(() -> Sketches.frequentItems(1_000_001), "frequentItems needs a maxItems from 1", "got 1000001");
    }

    @Test
    void merge_leavesTheBytesOfItsArguments() {
        Aggregate<Long, DistinctSketch, Estimate> distinct = Sketches.distinctCount();
        Aggregate<Long, QuantileSketch, List<Double>> quantiles = Sketches.quantiles(0.5);
        for (int count : List.of(0, 5, 500, 50_000)) {
            DistinctSketch someDistinct = of(distinct, count);
            QuantileSketch someNumbers = of(quantiles, count);
            byte[] distinctBytes = someDistinct.toByteArray();
            byte[] numberBytes = someNumbers.toByteArray();

            distinct.result(distinct.merge(someDistinct, of(distinct, 60_000)));
            distinct.result(distinct.merge(of(distinct, 60_000), someDistinct));
            distinct.result(someDistinct);
            quantiles.result(quantiles.merge(someNumbers, of(quantiles, 60_000)));
            quantiles.result(quantiles.merge(of(quantiles, 60_000), someNumbers));
            quantiles.result(someNumbers);

            assertThat(someDistinct.toByteArray()).isEqualTo(distinctBytes);
            assertThat(someNumbers.toByteArray()).isEqualTo(numberBytes);
        }
    }

    @Test
    void partialResults_travelByJavaSerialisation() throws Exception {
        for (int count : List.of(0, 5, 50_000)) {
            DistinctSketch distinct = of(Sketches.<Long>distinctCount(), count);
            QuantileSketch numbers = of(Sketches.<Long>quantiles(0.5), count);
            Tallies<Long> tallies = of(Sketches.<Long>frequentItems(9), count);

            assertThat(copy(distinct)).isEqualTo(distinct).isNotSameAs(distinct).hasSameHashCodeAs(distinct);
            assertThat(copy(numbers)).isEqualTo(numbers).isNotSameAs(numbers).hasSameHashCodeAs(numbers);
            assertThat(copy(tallies)).isEqualTo(tallies);
        }
    }

    @Test
    void register_whenCalledTwice_isRefused() {
        try (StreamTestDriver driver = StreamTestDriver.create(seconds(1))) {
            Sketches.register(driver.context());

            assertThatThrownBy(() -> Sketches.register(driver.context()))
                    .isInstanceOf(StreamingException.class)
                    .hasMessageContaining("it has two codecs");
        }
    }

    private static void assertCounts(long wanted, Object... values) {
        Aggregate<Object, DistinctSketch, Estimate> distinct = Sketches.distinctCount();
        DistinctSketch sketch = distinct.create();
        for (Object value : values) {
            sketch = distinct.add(sketch, value);
        }
        assertThat(distinct.result(sketch).value()).isEqualTo(wanted);
    }

    private static void assertRefused(Runnable call, String... parts) {
        assertThatThrownBy(call::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(parts);
    }

    private static <T, A> void add(Aggregate<T, A, ?> aggregate, T value) {
        aggregate.add(aggregate.create(), value);
    }

    private static <A, R> R ofNone(Aggregate<?, A, R> aggregate) {
        return aggregate.result(aggregate.create());
    }

    private static <A> A of(Aggregate<Long, A, ?> aggregate, int count) {
        A partial = aggregate.create();
        for (long value = 0; value < count; value++) {
            partial = aggregate.add(partial, value);
        }
        return partial;
    }

    private static Object copy(Object value) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }
}

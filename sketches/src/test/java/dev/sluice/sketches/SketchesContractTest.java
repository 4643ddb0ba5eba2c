package dev.sluice.sketches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.aggregate.Aggregate;
import dev.sluice.testkit.ElementTrip;
import dev.sluice.testkit.contract.AggregateContract;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;

/** The aggregates keep the contract: exactly while values are few, and within their bounds when they are many. */
class SketchesContractTest {
    private static final int BLOCK_COUNT = 8;
    private static final int BLOCK_SIZE = 5_000;

    /** Each block goes on where the last one ended, so that numbers by rank have no gaps wherever one cuts; in a block they are mixed. */
    private static List<List<Long>> blocks() {
        return IntStream.range(0, BLOCK_COUNT)
                .mapToObj(block -> LongStream.range(0, BLOCK_SIZE)
                        .mapToObj(place -> (long) block * BLOCK_SIZE + place * 7 % BLOCK_SIZE)
                        .toList())
                .toList();
    }

    @Nested
    class FewDistinct extends AggregateContract<String, DistinctSketch, Estimate> {
        @Override
        protected Aggregate<String, DistinctSketch, Estimate> aggregate() {
            return Sketches.distinctCount();
        }

        @Override
        protected List<String> values() {
            return List.of("pear", "fig", "", "fig", "kiwi", "", "plum", "lime", "pear");
        }

        @Override
        protected Estimate expected() {
            return new Estimate(6, 6, 7);
        }

        @Override
        protected ElementTrip trip() {
            return ElementTrip.throughCodec(DistinctSketch.class, SketchCodec.ofDistinct());
        }
    }

    @Nested
    class ManyDistinct extends AggregateContract<List<Long>, DistinctSketch, Estimate> {
        @Override
        protected Aggregate<List<Long>, DistinctSketch, Estimate> aggregate() {
            return new Blocks<>(Sketches.distinctCount());
        }

        @Override
        protected List<List<Long>> values() {
            return blocks();
        }

        @Override
        protected Estimate expected() {
            return new Estimate(BLOCK_COUNT * BLOCK_SIZE, 0, Long.MAX_VALUE);
        }

        /** Three standard errors; a block more or less is 12 %. */
        @Override
        protected void assertSameResult(Estimate actual, Estimate wanted) {
            assertThat((double) actual.value()).isCloseTo((double) wanted.value(), within(0.05 * wanted.value()));
        }

        @Override
        protected ElementTrip trip() {
            return ElementTrip.throughCodec(DistinctSketch.class, SketchCodec.ofDistinct());
        }
    }

    @Nested
    class FewQuantiles extends AggregateContract<Double, QuantileSketch, List<Double>> {
        @Override
        protected Aggregate<Double, QuantileSketch, List<Double>> aggregate() {
            return Sketches.quantiles(0.5, 0, 1, 0.9, 0.25);
        }

        @Override
        protected List<Double> values() {
            return List.of(5.0, -3.0, 0.0, Double.NEGATIVE_INFINITY, 5.0, 7.5, -8.0, Double.POSITIVE_INFINITY);
        }

        @Override
        protected List<Double> expected() {
            return List.of(0.0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, -8.0);
        }

        @Override
        protected ElementTrip trip() {
            return ElementTrip.throughCodec(QuantileSketch.class, SketchCodec.ofQuantiles());
        }
    }

    @Nested
    class ManyQuantiles extends AggregateContract<List<Long>, QuantileSketch, List<Double>> {
        @Override
        protected Aggregate<List<Long>, QuantileSketch, List<Double>> aggregate() {
            return new Blocks<>(Sketches.quantiles(0.1, 0.5, 0.9));
        }

        @Override
        protected List<List<Long>> values() {
            return blocks();
        }

        @Override
        protected List<Double> expected() {
            return List.of(4_000.0, 20_000.0, 36_000.0);
        }

        /** Twice the bound of 1.3 % for each of two estimates, so that chance has no say; a block is 12 %. */
        @Override
        protected void assertSameResult(List<Double> actual, List<Double> wanted) {
            assertThat(actual)
                    .usingElementComparator(
                            (left, right) -> Math.abs(left - right) <= 2_120 ? 0 : Double.compare(left, right))
                    .containsExactlyElementsOf(wanted);
        }

        @Override
        protected ElementTrip trip() {
            return ElementTrip.throughCodec(QuantileSketch.class, SketchCodec.ofQuantiles());
        }
    }

    @Nested
    class FewItems extends AggregateContract<String, Tallies<String>, List<FrequentItem<String>>> {
        @Override
        protected Aggregate<String, Tallies<String>, List<FrequentItem<String>>> aggregate() {
            return Sketches.frequentItems(4);
        }

        @Override
        protected List<String> values() {
            return List.of("pear", "fig", "", "fig", "kiwi", "fig", "", "pear", "fig");
        }

        @Override
        protected List<FrequentItem<String>> expected() {
            return List.of(
                    new FrequentItem<>("fig", 4, 4),
                    new FrequentItem<>("pear", 2, 2),
                    new FrequentItem<>("", 2, 2),
                    new FrequentItem<>("kiwi", 1, 1));
        }
    }

    /** More values than counts: every way to cut keeps to the bounds, which is less than to give the same. */
    @Nested
    class ManyItems extends AggregateContract<String, Tallies<String>, List<FrequentItem<String>>> {
        @Override
        protected Aggregate<String, Tallies<String>, List<FrequentItem<String>>> aggregate() {
            return Sketches.frequentItems(2);
        }

        @Override
        protected List<String> values() {
            return List.of("fig", "pear", "fig", "kiwi", "fig", "fig", "lime", "fig", "plum", "fig", "fig");
        }

        @Override
        protected List<FrequentItem<String>> expected() {
            return List.of(new FrequentItem<>("fig", 7, 7));
        }

        /** Only what is most frequent is sure to be there: 11 / 3 may be missing from a count. */
        @Override
        protected void assertSameResult(List<FrequentItem<String>> actual, List<FrequentItem<String>> wanted) {
            FrequentItem<String> first = actual.get(0);
            assertThat(first.item()).isEqualTo(wanted.get(0).item());
            assertThat(first.atLeast()).isLessThanOrEqualTo(wanted.get(0).atMost());
            assertThat(first.atMost()).isGreaterThanOrEqualTo(wanted.get(0).atLeast());
            assertThat(first.atMost() - first.atLeast()).isLessThanOrEqualTo(11 / 3);
        }
    }
}

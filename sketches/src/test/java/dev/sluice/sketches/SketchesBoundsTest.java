package dev.sluice.sketches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.aggregate.Aggregate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/** Errors on a million values, whole and merged of a hundred parts. The values come from fixed seeds, which messages name. */
class SketchesBoundsTest {
    private static final int VALUE_COUNT = 1_000_000;
    private static final int PART_COUNT = 100;
    private static final double STANDARD_ERROR_OF_4096 = 1.04 / 64;

    /** What KLL promises for k = 200 in 99 of 100 cases; its coin has no seed, so twice of it is allowed. */
    private static final double RANK_ERROR_OF_200 = 0.0133;

    @Test
    void distinctCount_ofAMillion_isWithinThreeStandardErrors() {
        for (long seed : new long[] {1, 2, 3}) {
            long[] values = new Random(seed).longs(VALUE_COUNT).toArray();
            long truth = Arrays.stream(values).distinct().count();

            for (Estimate estimate : List.of(
                    whole(Sketches.distinctCount(), values, value -> value),
                    merged(Sketches.distinctCount(), values, value -> value),
                    merged(Sketches.distinctCount(), values, Long::toString))) {
                assertThat((double) estimate.value())
                        .as("seed " + seed)
                        .isCloseTo((double) truth, within(3 * STANDARD_ERROR_OF_4096 * truth));
                assertThat(estimate.upperBound() - estimate.lowerBound())
                        .as("width between the bounds, seed " + seed)
                        .isBetween((long) (2 * STANDARD_ERROR_OF_4096 * truth), (long)
                                (5 * STANDARD_ERROR_OF_4096 * truth));
            }
        }
    }

    @Test
    void distinctCount_withMoreRegisters_isCloser() {
        long[] values = new Random(4).longs(VALUE_COUNT).toArray();
        long truth = Arrays.stream(values).distinct().count();

        Estimate estimate = merged(Sketches.distinctCount(18), values, value -> value);

        assertThat((double) estimate.value()).isCloseTo((double) truth, within(3 * 1.04 / 512 * truth));
    }

    @Test
    void quantiles_ofAMillion_areWithinTheErrorOfRanks() {
        List<Double> ranks = List.of(0.0, 0.01, 0.25, 0.5, 0.75, 0.99, 1.0);
        for (long seed : new long[] {5, 6, 7}) {
            Random random = new Random(seed);
            long[] values = random.doubles(VALUE_COUNT)
                    .mapToLong(part -> (long) (1e12 * part * part * part))
                    .toArray();
            long[] sorted = values.clone();
            Arrays.sort(sorted);

            for (List<Double> quantiles : List.of(
                    whole(Sketches.<Long>quantiles(ranks, 200), values, value -> value),
                    merged(Sketches.<Long>quantiles(ranks, 200), values, value -> value))) {
                assertThat(quantiles.get(0)).isEqualTo((double) sorted[0]);
                assertThat(quantiles.get(6)).isEqualTo((double) sorted[VALUE_COUNT - 1]);
                for (int place = 0; place < ranks.size(); place++) {
                    double rank = rankOf(quantiles.get(place), sorted);
                    assertThat(rank)
                            .as("rank, seed " + seed)
                            .isCloseTo(ranks.get(place), within(2 * RANK_ERROR_OF_200));
                }
            }
        }
    }

    @Test
    void frequentItems_keepEveryFrequentOneWithItsBounds() {
        int maxItems = 50;
        Random random = new Random(8);
        long[] values = random.doubles(VALUE_COUNT)
                .mapToLong(part -> (long) (1 / (part + 1e-5)))
                .toArray();
        Map<Long, Long> truth = new HashMap<>();
        Arrays.stream(values).forEach(value -> truth.merge(value, 1L, Long::sum));
        long bound = VALUE_COUNT / (maxItems + 1);

        for (List<FrequentItem<Long>> items : List.of(
                whole(Sketches.<Long>frequentItems(maxItems), values, value -> value),
                merged(Sketches.<Long>frequentItems(maxItems), values, value -> value))) {
            assertThat(items).hasSizeLessThanOrEqualTo(maxItems).allSatisfy(item -> {
                assertThat(truth.get(item.item())).isBetween(item.atLeast(), item.atMost());
                assertThat(item.atMost() - item.atLeast()).isLessThanOrEqualTo(bound);
            });
            List<Long> frequent = truth.keySet().stream()
                    .filter(value -> truth.get(value) > bound)
                    .toList();
            assertThat(frequent).hasSizeGreaterThan(5);
            assertThat(items).extracting(FrequentItem::item).containsAll(frequent);
        }
    }

    private static <T, A, R> R whole(Aggregate<T, A, R> aggregate, long[] values, LongFunction<T> mapping) {
        return aggregate.result(part(aggregate, values, mapping, 0, values.length));
    }

    private static <T, A, R> R merged(Aggregate<T, A, R> aggregate, long[] values, LongFunction<T> mapping) {
        int size = values.length / PART_COUNT;
        A merged = aggregate.create();
        for (int first = 0; first < values.length; first += size) {
            merged = aggregate.merge(merged, part(aggregate, values, mapping, first, first + size));
        }
        return aggregate.result(merged);
    }

    private static <T, A, R> A part(
            Aggregate<T, A, R> aggregate, long[] values, LongFunction<T> mapping, int first, int end) {
        A partial = aggregate.create();
        for (int place = first; place < end; place++) {
            partial = aggregate.add(partial, mapping.apply(values[place]));
        }
        return partial;
    }

    private static double rankOf(double value, long[] sorted) {
        int found = Arrays.binarySearch(sorted, (long) value);
        return (double) (found < 0 ? -found - 1 : found + 1) / sorted.length;
    }
}

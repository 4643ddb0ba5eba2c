package dev.sluice.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.aggregate.Aggregate;
import dev.sluice.aggregate.Aggregates;
import dev.sluice.aggregate.Moments;
import dev.sluice.function.Pair;
import dev.sluice.function.SerializableComparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;

/** All ready aggregates keep the contract. */
class AggregatesContractTest {
    private static final List<String> WORDS =
            List.of("pear", "fig", "apple", "fig", "kiwi", "date", "plum", "lime", "apple");
    private static final List<Long> NUMBERS = List.of(5L, -3L, 0L, 12L, 5L, 7L, -8L, 1L);
    private static final SerializableComparator<String> BY_LENGTH = SerializableComparator.comparing(String::length);

    /** Of results that are nearly the same. */
    private abstract static class Nearly<T, A> extends AggregateContract<T, A, Double> {
        @Override
        protected void assertSameResult(Double actual, Double wanted) {
            assertThat(actual).isCloseTo(wanted, within(1e-9));
        }
    }

    @Nested
    class Count extends AggregateContract<String, Long, Long> {
        @Override
        protected Aggregate<String, Long, Long> aggregate() {
            return Aggregates.count();
        }

        @Override
        protected List<String> values() {
            return WORDS;
        }

        @Override
        protected Long expected() {
            return 9L;
        }
    }

    @Nested
    class SumLong extends AggregateContract<Long, Long, Long> {
        @Override
        protected Aggregate<Long, Long, Long> aggregate() {
            return Aggregates.sumLong();
        }

        @Override
        protected List<Long> values() {
            return NUMBERS;
        }

        @Override
        protected Long expected() {
            return 19L;
        }
    }

    @Nested
    class SumDouble extends Nearly<Double, Double> {
        @Override
        protected Aggregate<Double, Double, Double> aggregate() {
            return Aggregates.sumDouble();
        }

        @Override
        protected List<Double> values() {
            return List.of(0.1, 0.2, 0.3, -7.5, 1e6, -0.0);
        }

        @Override
        protected Double expected() {
            return 999_993.1;
        }
    }

    @Nested
    class Average extends Nearly<Long, Moments> {
        @Override
        protected Aggregate<Long, Moments, Double> aggregate() {
            return Aggregates.average();
        }

        @Override
        protected List<Long> values() {
            return NUMBERS;
        }

        @Override
        protected Double expected() {
            return 2.375;
        }
    }

    @Nested
    class Variance extends Nearly<Double, Moments> {
        @Override
        protected Aggregate<Double, Moments, Double> aggregate() {
            return Aggregates.variance();
        }

        /** Large numbers that are close to each other: a sum of squares would lose them. */
        @Override
        protected List<Double> values() {
            return List.of(1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16);
        }

        @Override
        protected Double expected() {
            return 22.5;
        }
    }

    @Nested
    class StandardDeviation extends Nearly<Integer, Moments> {
        @Override
        protected Aggregate<Integer, Moments, Double> aggregate() {
            return Aggregates.standardDeviation();
        }

        @Override
        protected List<Integer> values() {
            return List.of(2, 4, 4, 4, 5, 5, 7, 9);
        }

        @Override
        protected Double expected() {
            return 2.0;
        }
    }

    @Nested
    class Minimum extends AggregateContract<Long, List<Long>, Long> {
        @Override
        protected Aggregate<Long, List<Long>, Long> aggregate() {
            return Aggregates.minimum();
        }

        @Override
        protected List<Long> values() {
            return NUMBERS;
        }

        @Override
        protected Long expected() {
            return -8L;
        }
    }

    @Nested
    class MaximumByOrder extends AggregateContract<String, List<String>, String> {
        @Override
        protected Aggregate<String, List<String>, String> aggregate() {
            return Aggregates.maximum(BY_LENGTH);
        }

        @Override
        protected List<String> values() {
            return List.of("fig", "pear", "kiwi", "date", "nut");
        }

        @Override
        protected String expected() {
            return "pear";
        }
    }

    @Nested
    class TopN extends AggregateContract<String, List<String>, List<String>> {
        @Override
        protected Aggregate<String, List<String>, List<String>> aggregate() {
            return Aggregates.topN(4, BY_LENGTH);
        }

        @Override
        protected List<String> values() {
            return WORDS;
        }

        @Override
        protected List<String> expected() {
            return List.of("apple", "apple", "pear", "kiwi");
        }
    }

    @Nested
    class DistinctCount extends AggregateContract<String, Set<String>, Long> {
        @Override
        protected Aggregate<String, Set<String>, Long> aggregate() {
            return Aggregates.distinctCount();
        }

        @Override
        protected List<String> values() {
            return WORDS;
        }

        @Override
        protected Long expected() {
            return 7L;
        }
    }

    @Nested
    class BothOfMapped extends AggregateContract<String, Pair<Long, Set<Integer>>, Pair<Long, Long>> {
        @Override
        protected Aggregate<String, Pair<Long, Set<Integer>>, Pair<Long, Long>> aggregate() {
            return Aggregates.both(
                    Aggregates.count(), Aggregates.mapping(String::length, Aggregates.<Integer>distinctCount()));
        }

        @Override
        protected List<String> values() {
            return WORDS;
        }

        @Override
        protected Pair<Long, Long> expected() {
            return Pair.of(9L, 3L);
        }
    }
}

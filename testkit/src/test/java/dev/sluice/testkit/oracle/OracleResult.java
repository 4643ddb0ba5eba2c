package dev.sluice.testkit.oracle;

import dev.sluice.function.Pair;
import dev.sluice.testing.TestOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a run gave, and what the folds say that it should have given.
 *
 * @param comparisons one for each stream that was looked at
 * @param failedBatches the numbers of the batches that failed
 * @param toldFailures the numbers of the batches that should have failed
 */
record OracleResult(List<Comparison> comparisons, Set<Integer> failedBatches, Set<Integer> toldFailures) {

    /** Returns how the run differs from what the folds say; empty if it does not. */
    String difference() {
        StringBuilder difference = new StringBuilder();
        if (!failedBatches.equals(toldFailures)) {
            difference
                    .append("failed in batches ")
                    .append(failedBatches)
                    .append(" instead of ")
                    .append(toldFailures);
        }
        for (Comparison comparison : comparisons) {
            if (!comparison.actual().equals(comparison.told())) {
                difference
                        .append("\n  ")
                        .append(comparison.stream())
                        .append("\n    has    ")
                        .append(comparison.actual())
                        .append("\n    not    ")
                        .append(comparison.told());
            }
        }
        return difference.toString();
    }

    /** Returns all elements with their partitions and batches, for comparison with another runtime. */
    List<List<TestOutput.Batch<Pair<Object, Long>>>> batches() {
        return comparisons.stream().map(Comparison::batches).toList();
    }

    /**
     * What a stream had, and should have had: for each batch that it came in, the values of each key in order.
     *
     * @param batches what it had, with its partitions
     */
    record Comparison(
            String stream,
            List<TestOutput.Batch<Pair<Object, Long>>> batches,
            Map<String, Map<String, List<Long>>> actual,
            Map<String, Map<String, List<Long>>> told) {

        static Comparison of(Flow flow, List<TestOutput.Batch<Pair<Object, Long>>> batches) {
            Map<String, Map<String, List<Long>>> actual = new TreeMap<>();
            batches.forEach(batch -> actual.put(
                    place(
                            batch.time().id(),
                            batch.time().milliseconds(),
                            batch.time().isEdge()),
                    sorted(batch.elements())));
            Map<String, Map<String, List<Long>>> told = new TreeMap<>();
            flow.told()
                    .elements()
                    .forEach((moment, elements) ->
                            told.put(place(moment.id(), moment.millis(), moment.isEdge()), sorted(elements)));
            return new Comparison(flow.stream().toString(), batches, actual, told);
        }

        private static String place(long id, long millis, boolean isEdge) {
            return "#%02d@%d%s".formatted(id, millis, isEdge ? "" : "-");
        }

        private static Map<String, List<Long>> sorted(List<Pair<Object, Long>> elements) {
            Map<String, List<Long>> byKey = new TreeMap<>();
            elements.forEach(pair -> byKey.computeIfAbsent(pair.first().toString(), absent -> new ArrayList<>())
                    .add(pair.second()));
            return byKey;
        }
    }
}

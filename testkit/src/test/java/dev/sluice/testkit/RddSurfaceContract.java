package dev.sluice.testkit;

import dev.sluice.function.Pair;
import dev.sluice.rdd.PairRDD;
import dev.sluice.rdd.RDD;
import dev.sluice.spi.BatchRuntime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Gives the tests of the RDD surface small RDDs on the runtime under test; subclasses of those tests say which. */
abstract class RddSurfaceContract {
    static final int PARALLELISM = 2;

    private BatchRuntime runtime;
    private LocalRdds rdds;

    /** Returns a runtime whose default parallelism is {@link #PARALLELISM}. */
    abstract BatchRuntime createRuntime();

    @BeforeEach
    void openRuntime() {
        runtime = createRuntime();
        rdds = LocalRdds.on(runtime);
    }

    @AfterEach
    void closeRuntime() {
        runtime.close();
    }

    final LocalRdds rdds() {
        return rdds;
    }

    final RDD<Integer> numbers(int partitionCount, Integer... numbers) {
        return rdds.parallelize(List.of(numbers), partitionCount);
    }

    final RDD<Integer> range(int partitionCount, int until) {
        return rdds.parallelize(IntStream.range(0, until).boxed().toList(), partitionCount);
    }

    final RDD<String> words(int partitionCount, String... words) {
        return rdds.parallelize(List.of(words), partitionCount);
    }

    final <V> PairRDD<String, V> pairs(int partitionCount, Pair<String, V> only) {
        return rdds.parallelizePairs(List.of(only), partitionCount);
    }

    final <V> PairRDD<String, V> pairs(int partitionCount, Pair<String, V> first, Pair<String, V> second) {
        return rdds.parallelizePairs(List.of(first, second), partitionCount);
    }

    final <V> PairRDD<String, V> pairs(
            int partitionCount, Pair<String, V> first, Pair<String, V> second, Pair<String, V> third) {
        return rdds.parallelizePairs(List.of(first, second, third), partitionCount);
    }
}

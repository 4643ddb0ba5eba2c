package dev.sluice.testkit;

import dev.sluice.function.Pair;
import dev.sluice.rdd.Lineage;
import dev.sluice.rdd.PairRDD;
import dev.sluice.rdd.RDD;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.RDDScope;
import dev.sluice.spi.BatchRuntime;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes RDDs of lists on a runtime, without an engine.
 *
 * <pre>{@code
 * LocalRdds rdds = LocalRdds.on(runtime);
 * assertThat(rdds.parallelize(List.of(1, 2, 3), 2).map(n -> n * n).collect()).containsExactly(1, 4, 9);
 * }</pre>
 *
 * <p><b>Thread rule:</b> immutable.
 */
public final class LocalRdds {
    private final RDDScope scope;

    private LocalRdds(RDDScope scope) {
        this.scope = scope;
    }

    /** Returns a factory of RDDs whose actions run on {@code runtime}. */
    public static LocalRdds on(BatchRuntime runtime) {
        return new LocalRdds(new RDDScope(new LocalLauncher(runtime), "test", "LocalRdds", false));
    }

    /** Returns the scope of the RDDs made here. */
    public RDDScope scope() {
        return scope;
    }

    /** Returns the elements cut into {@code partitionCount} even partitions, in order. */
    public <T> RDD<T> parallelize(List<T> elements, int partitionCount) {
        return Lineage.toRDD(read(elements, partitionCount), scope);
    }

    /** Returns the pairs cut into {@code partitionCount} even partitions, in order. */
    public <K, V> PairRDD<K, V> parallelizePairs(List<Pair<K, V>> pairs, int partitionCount) {
        return Lineage.toPairRDD(read(pairs, partitionCount), scope);
    }

    /** Returns an RDD with these partitions. */
    public <T> RDD<T> partitions(List<List<T>> partitions) {
        return Lineage.toRDD(
                new RDDNode.Read<>(partitions.stream().map(ListSplit::new).toList(), scope.origin("parallelize")),
                scope);
    }

    private <T> RDDNode<T> read(List<T> elements, int partitionCount) {
        int size = elements.size();
        return Lineage.of(partitions(IntStream.range(0, partitionCount)
                .mapToObj(index -> elements.subList((int) ((long) index * size / partitionCount), (int)
                        ((long) (index + 1) * size / partitionCount)))
                .toList()));
    }
}

package dev.sluice;

import dev.sluice.function.Function2;
import dev.sluice.function.Pair;
import dev.sluice.rdd.Lineage;
import dev.sluice.rdd.PairRDD;
import dev.sluice.rdd.RDD;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.RDDScope;
import dev.sluice.rdd.Split;
import java.util.Iterator;
import java.util.List;

/** Reductions of a whole batch that stay an RDD, where the actions of the same names would return a value. */
final class StreamReductions {
    private StreamReductions() {}

    /** Returns one element, the number of elements; also when there are none. */
    static <T> RDD<Long> count(RDD<T> rdd) {
        PairRDD<Integer, Long> ones = rdd.mapToPair(element -> Pair.of(0, 1L));
        RDDScope scope = Lineage.scopeOf(rdd);
        PairRDD<Integer, Long> zero =
                Lineage.toPairRDD(new RDDNode.Read<>(List.of(new ZeroSplit()), scope.origin("count")), scope);
        return ones.union(zero).reduceByKey(Long::sum, 1).values();
    }

    /** Returns the one element that all reduce to, or none if there are none. */
    @SuppressWarnings("unchecked") // a function that takes more and gives less than a T is one of Ts
    static <T> RDD<T> reduce(RDD<T> rdd, Function2<? super T, ? super T, ? extends T> function) {
        return rdd.mapToPair(element -> Pair.of(0, element))
                .reduceByKey((Function2<T, T, T>) function, 1)
                .values();
    }

    /** A partition with the one pair that makes the count of nothing zero. */
    private record ZeroSplit() implements Split<Pair<Integer, Long>> {
        @Override
        public Iterator<Pair<Integer, Long>> open() {
            return List.of(Pair.of(0, 0L)).iterator();
        }

        @Override
        public long elementCount() {
            return 1;
        }
    }
}

package dev.sluice.spark;

import dev.sluice.function.FlatMapFunction;
import dev.sluice.function.Function;
import dev.sluice.function.MapMultiFunction;
import dev.sluice.rdd.NarrowOperator;
import dev.sluice.rdd.Origin;
import dev.sluice.rdd.PartitionFunction;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/**
 * Makes the RDD of one narrow operator, one method for each kind.
 *
 * <p>The functions given to Spark capture the user's function, where it was made and {@link UserCalls}: all of that can be sent.
 *
 * <p><b>Thread rule:</b> confined to the thread of its job.
 */
final class NarrowRdd<T, R> implements NarrowOperator.Visitor<T, R, JavaRDD<?>> {
    private final JavaRDD<T> before;
    private final UserCalls calls;

    NarrowRdd(JavaRDD<T> before, UserCalls calls) {
        this.before = before;
        this.calls = calls;
    }

    @Override
    public JavaRDD<?> visitMap(NarrowOperator.OneToOne<T, R> operator) {
        Function<? super T, ? extends R> function = operator.function();
        Origin origin = operator.origin();
        UserCalls tasks = calls;
        return before.map(element -> tasks.<R>called(origin, element, () -> function.call(element)));
    }

    @Override
    public JavaRDD<?> visitFilter(NarrowOperator.Filter<T> operator) {
        Function<? super T, Boolean> predicate = operator.predicate();
        Origin origin = operator.origin();
        UserCalls tasks = calls;
        return before.filter(element -> tasks.called(origin, element, () -> predicate.call(element)));
    }

    @Override
    public JavaRDD<?> visitFlatMap(NarrowOperator.FlatMap<T, R> operator) {
        FlatMapFunction<? super T, ? extends R> function = operator.function();
        Origin origin = operator.origin();
        UserCalls tasks = calls;
        return before.flatMap(element -> {
            List<R> after = new ArrayList<>();
            tasks.called(origin, element, () -> {
                Iterable<? extends R> results = tasks.notNull(function.call(element), origin, element);
                results.forEach(result -> after.add(tasks.notNull(result, origin, element)));
                return true;
            });
            return after.iterator();
        });
    }

    @Override
    public JavaRDD<?> visitMapMulti(NarrowOperator.MapMulti<T, R> operator) {
        MapMultiFunction<? super T, R> function = operator.function();
        Origin origin = operator.origin();
        UserCalls tasks = calls;
        return before.flatMap(element -> {
            List<R> after = new ArrayList<>();
            tasks.called(origin, element, () -> {
                function.call(element, result -> after.add(tasks.notNull(result, origin, element)));
                return true;
            });
            return after.iterator();
        });
    }

    @Override
    public JavaRDD<?> visitOnPartition(NarrowOperator.OnPartition<T, R> operator) {
        PartitionFunction<T, R> function = operator.function();
        Origin origin = operator.origin();
        UserCalls tasks = calls;
        return before.mapPartitionsWithIndex(
                (partition, elements) -> new CheckedIterator<>(
                        tasks.called(origin, null, () -> function.call(partition, elements)), origin, tasks),
                false);
    }
}

package dev.sluice.testkit;

import dev.sluice.function.FlatMapFunction;
import dev.sluice.function.Function;
import dev.sluice.function.MapMultiFunction;
import dev.sluice.rdd.NarrowOperator;
import dev.sluice.rdd.Origin;
import dev.sluice.rdd.PartitionFunction;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Applies one narrow operator to a list, one method for each kind.
 *
 * <p><b>Thread rule:</b> confined to one attempt of a task.
 */
final class ReferenceLoop<T, R> implements NarrowOperator.Visitor<T, R, List<?>> {
    private final ReferenceTasks tasks;
    private final int partition;
    private final List<T> before;

    ReferenceLoop(ReferenceTasks tasks, int partition, List<T> before) {
        this.tasks = tasks;
        this.partition = partition;
        this.before = before;
    }

    @Override
    public List<?> visitMap(NarrowOperator.OneToOne<T, R> operator) {
        Function<? super T, ? extends R> function = ClosureCopy.of(operator.function(), operator.origin());
        List<R> after = new ArrayList<>();
        for (T element : before) {
            after.add(tasks.called(operator.origin(), element, () -> function.call(element)));
        }
        return after;
    }

    @Override
    public List<?> visitFilter(NarrowOperator.Filter<T> operator) {
        Function<? super T, Boolean> predicate = ClosureCopy.of(operator.predicate(), operator.origin());
        List<T> after = new ArrayList<>();
        for (T element : before) {
            if (tasks.called(operator.origin(), element, () -> predicate.call(element))) {
                after.add(element);
            }
        }
        return after;
    }

    @Override
    public List<?> visitFlatMap(NarrowOperator.FlatMap<T, R> operator) {
        FlatMapFunction<? super T, ? extends R> function = ClosureCopy.of(operator.function(), operator.origin());
        List<R> after = new ArrayList<>();
        for (T element : before) {
            tasks.called(operator.origin(), element, () -> {
                Iterable<? extends R> results = function.call(element);
                if (results == null) {
                    throw tasks.nullResult(operator.origin(), element);
                }
                results.forEach(result -> after.add(notNull(result, operator.origin(), element)));
                return true;
            });
        }
        return after;
    }

    @Override
    public List<?> visitMapMulti(NarrowOperator.MapMulti<T, R> operator) {
        MapMultiFunction<? super T, R> function = ClosureCopy.of(operator.function(), operator.origin());
        List<R> after = new ArrayList<>();
        for (T element : before) {
            tasks.called(operator.origin(), element, () -> {
                function.call(element, result -> after.add(notNull(result, operator.origin(), element)));
                return true;
            });
        }
        return after;
    }

    @Override
    public List<?> visitOnPartition(NarrowOperator.OnPartition<T, R> operator) {
        PartitionFunction<T, R> function = ClosureCopy.of(operator.function(), operator.origin());
        return tasks.called(operator.origin(), null, () -> {
            Iterator<R> results = function.call(partition, before.iterator());
            if (results == null) {
                throw tasks.nullResult(operator.origin(), null);
            }
            List<R> after = new ArrayList<>();
            while (results.hasNext()) {
                after.add(notNull(results.next(), operator.origin(), null));
            }
            return after;
        });
    }

    private <E> E notNull(@Nullable E result, Origin origin, @Nullable Object input) {
        if (result == null) {
            throw tasks.nullResult(origin, input);
        }
        return result;
    }
}

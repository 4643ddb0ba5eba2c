package dev.sluice.rdd;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import dev.sluice.function.Function;
import dev.sluice.function.Function2;
import dev.sluice.function.SerializableComparator;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/**
 * Runs the jobs of one RDD's actions, and makes one result of those of the partitions.
 *
 * <p><b>Thread rule:</b> immutable; its methods block the calling thread until the job has ended.
 */
final class Jobs<T> {
    private static final int TAKE_SCALE_UP = 4;

    private final RDDNode<T> node;
    private final RDDScope scope;
    private final Origin origin;

    Jobs(RDDNode<T> node, RDDScope scope, String action) {
        this.node = node;
        this.scope = scope;
        this.origin = scope.origin(action);
    }

    Origin origin() {
        return origin;
    }

    /** Returns one result for each partition. */
    <R> List<R> onAll(Action<T, R> action) {
        return scope.launcher().run(Job.overAll(node, action, origin));
    }

    <R> List<R> on(List<Integer> partitions, Action<T, R> action) {
        return scope.launcher().run(new Job<>(node, partitions, action, origin));
    }

    List<T> collect() {
        return concatenated(onAll(new WholeWalks.Collect<>()));
    }

    Optional<T> reduce(Function2<? super T, ? super T, ? extends T> function) {
        List<T> reduced = concatenated(onAll(new WholeWalks.Reduce<>(function, origin)));
        return reduced.isEmpty()
                ? Optional.empty()
                : Optional.of(merge(reduced.get(0), reduced.subList(1, reduced.size()), function));
    }

    /** Returns {@code zero} with each of {@code results} added in turn. */
    <U, R> U merge(U zero, List<R> results, Function2<? super U, ? super R, ? extends U> add) {
        U merged = zero;
        for (R result : results) {
            U before = merged;
            merged = Results.notNull(called(() -> add.call(before, result)), origin);
        }
        return merged;
    }

    <K> Map<K, Long> countBy(Function<? super T, ? extends K> key) {
        Map<K, Long> counts = new LinkedHashMap<>();
        for (Map<K, Long> ofPartition : onAll(new WholeWalks.CountBy<T, K>(key))) {
            ofPartition.forEach((value, count) -> counts.merge(value, count, Long::sum));
        }
        return counts;
    }

    List<T> smallest(int limit, SerializableComparator<? super T> order) {
        if (Results.atLeast(0, limit, "the number of elements", origin) == 0) {
            return List.of();
        }
        List<T> candidates = concatenated(onAll(new WholeWalks.Smallest<T>(limit, Variance.exact(order))));
        candidates.sort(order);
        return List.copyOf(candidates.subList(0, Math.min(limit, candidates.size())));
    }

    /**
     * Returns the first elements; runs one partition, and then more and more at a time until there are enough. Behind an exchange it runs
     * all at once, since each job would run the exchange anew, and what follows one is cheap to begin.
     */
    List<T> take(int limit) {
        Results.atLeast(0, limit, "the number of elements", origin);
        List<T> taken = new ArrayList<>();
        int from = 0;
        int width = isBehindExchange(node) ? Math.max(1, node.partitionCount()) : 1;
        while (taken.size() < limit && from < node.partitionCount()) {
            int until = Math.min(node.partitionCount(), from + width);
            List<Integer> partitions = IntStream.range(from, until).boxed().toList();
            taken.addAll(concatenated(on(partitions, firstOf(limit - taken.size()))));
            from = until;
            width = Math.min(width, Integer.MAX_VALUE / TAKE_SCALE_UP / 2) * TAKE_SCALE_UP;
        }
        return List.copyOf(taken.subList(0, Math.min(limit, taken.size())));
    }

    private static boolean isBehindExchange(RDDNode<?> node) {
        return node instanceof RDDNode.Exchange || node.parents().stream().anyMatch(Jobs::isBehindExchange);
    }

    /** Returns the elements in order, computing a partition when the one before it is used up. */
    Iterator<T> local() {
        return new Iterator<>() {
            private int nextPartition;
            private Iterator<T> current = List.<T>of().iterator();

            @Override
            public boolean hasNext() {
                while (!current.hasNext() && nextPartition < node.partitionCount()) {
                    current = concatenated(on(List.of(nextPartition++), new WholeWalks.Collect<>()))
                            .iterator();
                }
                return current.hasNext();
            }

            @Override
            public T next() {
                if (!hasNext()) {
                    throw new NoSuchElementException(origin + " has no more elements");
                }
                return current.next();
            }
        };
    }

    /** Calls a function of the user's outside of any task. */
    <R> R called(Callable<R> function) {
        try {
            return function.call();
        } catch (RuntimeException unchecked) {
            throw unchecked;
        } catch (Exception checked) {
            throw new StreamingException(
                    ErrorCode.TASK_FUNCTION_FAILED, "The function of " + origin + " threw " + checked, checked);
        }
    }

    private static <T> Action<T, List<T>> firstOf(int limit) {
        Action.OnIterator<T, List<T>> action = (partition, elements) -> {
            List<T> first = new ArrayList<>();
            while (first.size() < limit && elements.hasNext()) {
                first.add(elements.next());
            }
            return first;
        };
        return action;
    }

    private static <T> List<T> concatenated(List<List<T>> lists) {
        if (lists.size() == 1) {
            return lists.get(0);
        }
        List<T> all = new ArrayList<>();
        lists.forEach(all::addAll);
        return all;
    }
}

package dev.sluice.rdd;

import dev.sluice.function.Function;
import dev.sluice.function.Function0;
import dev.sluice.function.Function2;
import dev.sluice.function.SerializableComparator;
import dev.sluice.function.VoidFunction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Groups the actions that look at every element, and so run as the end of a fused loop.
 *
 * <p><b>Thread rule:</b> the actions are immutable; what they keep is confined to one attempt of a task.
 */
final class WholeWalks {

    private WholeWalks() {}

    /** A value that is replaced while a partition is walked. */
    static final class Slot<U> {
        private @Nullable U value;

        Slot(@Nullable U value) {
            this.value = value;
        }
    }

    /** Counts the elements. */
    record Count<T>() implements Action.OnEach<T, long[], Long> {
        @Override
        public long[] begin(int partition) {
            return new long[1];
        }

        @Override
        public void accept(long[] state, T element) {
            state[0]++;
        }

        @Override
        public Long end(long[] state) {
            return state[0];
        }
    }

    /** Lists the elements. */
    record Collect<T>() implements Action.OnEach<T, List<T>, List<T>> {
        @Override
        public List<T> begin(int partition) {
            return new ArrayList<>();
        }

        @Override
        public void accept(List<T> state, T element) {
            state.add(element);
        }

        @Override
        public List<T> end(List<T> state) {
            return state;
        }
    }

    /** Calls a function with each element; the result says nothing. */
    record ForEach<T>(VoidFunction<? super T> function) implements Action.OnEach<T, VoidFunction<? super T>, Boolean> {
        @Override
        public VoidFunction<? super T> begin(int partition) {
            return function;
        }

        @Override
        public void accept(VoidFunction<? super T> state, T element) throws Exception {
            state.call(element);
        }

        @Override
        public Boolean end(VoidFunction<? super T> state) {
            return true;
        }
    }

    /** Reduces the elements of a partition to one, or to none if there are none. */
    record Reduce<T>(Function2<? super T, ? super T, ? extends T> function, Origin origin)
            implements Action.OnEach<T, Slot<T>, List<T>> {
        @Override
        public Slot<T> begin(int partition) {
            return new Slot<>(null);
        }

        @Override
        public void accept(Slot<T> state, T element) throws Exception {
            T before = state.value;
            state.value = before == null ? element : Results.notNull(function.call(before, element), origin);
        }

        @Override
        public List<T> end(Slot<T> state) {
            return state.value == null ? List.of() : List.of(state.value);
        }
    }

    /** Adds each element to a value that starts anew in each partition. */
    record Aggregate<T, U>(Function0<? extends U> zero, Function2<? super U, ? super T, ? extends U> add, Origin origin)
            implements Action.OnEach<T, Slot<U>, U> {
        @Override
        public Slot<U> begin(int partition) throws Exception {
            return new Slot<>(Results.notNull(zero.call(), origin));
        }

        @Override
        public void accept(Slot<U> state, T element) throws Exception {
            state.value = Results.notNull(add.call(end(state), element), origin);
        }

        @Override
        public U end(Slot<U> state) {
            return Results.notNull(state.value, origin);
        }
    }

    /** Counts how often each key occurs, keys in the order in which they are first met. */
    record CountBy<T, K>(Function<? super T, ? extends K> key) implements Action.OnEach<T, Map<K, Long>, Map<K, Long>> {
        @Override
        public Map<K, Long> begin(int partition) {
            return new LinkedHashMap<>();
        }

        @Override
        public void accept(Map<K, Long> state, T element) throws Exception {
            state.merge(key.call(element), 1L, Long::sum);
        }

        @Override
        public Map<K, Long> end(Map<K, Long> state) {
            return state;
        }
    }

    /** Lists the smallest elements in order, holding no more than {@code limit} of them. */
    record Smallest<T>(int limit, SerializableComparator<T> order)
            implements Action.OnEach<T, PriorityQueue<T>, List<T>> {
        @Override
        public PriorityQueue<T> begin(int partition) {
            // The largest of those kept comes first, ready to be replaced.
            return new PriorityQueue<>(order.reversed());
        }

        @Override
        public void accept(PriorityQueue<T> state, T element) {
            if (state.size() < limit) {
                state.add(element);
            } else if (order.compare(element, state.element()) < 0) {
                state.remove();
                state.add(element);
            }
        }

        @Override
        public List<T> end(PriorityQueue<T> state) {
            List<T> smallest = new ArrayList<>(state);
            smallest.sort(order);
            return smallest;
        }
    }
}

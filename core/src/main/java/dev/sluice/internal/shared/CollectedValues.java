package dev.sluice.internal.shared;

import dev.sluice.shared.AccumulatorSpec;
import dev.sluice.shared.CollectionAccumulator;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects what is added.
 *
 * <p><b>Thread rule:</b> immutable.
 */
@SuppressWarnings("NonApiType") // sums are sent between processes, and List does not say that it serialises
public final class CollectedValues<T> implements AccumulatorSpec<T, ArrayList<T>, List<T>> {
    private static final long serialVersionUID = 1;

    /** Registers an accumulator that collects. */
    public static <T> CollectionAccumulator<T> register(Accumulators accumulators, String name) {
        CollectedValues<T> spec = new CollectedValues<>();
        return accumulators.register(name, spec, home -> new Handle<>(name, spec, home));
    }

    @Override
    public ArrayList<T> zero() {
        return new ArrayList<>();
    }

    @Override
    public ArrayList<T> add(ArrayList<T> sum, T value) {
        sum.add(value);
        return sum;
    }

    @Override
    public ArrayList<T> merge(ArrayList<T> earlier, ArrayList<T> later) {
        earlier.addAll(later);
        return earlier;
    }

    @Override
    public List<T> value(ArrayList<T> sum) {
        return List.copyOf(sum);
    }

    /** The handle that programs hold. */
    private static final class Handle<T> extends AccumulatorHandle<T, ArrayList<T>, List<T>>
            implements CollectionAccumulator<T> {
        private static final long serialVersionUID = 1;

        Handle(String name, CollectedValues<T> spec, Accumulators home) {
            super(name, spec, home);
        }
    }
}

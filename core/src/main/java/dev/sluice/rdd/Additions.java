package dev.sluice.rdd;

import static java.util.Objects.requireNonNull;

import dev.sluice.shared.AccumulatorSpec;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was added to accumulators at which place, so that a place that is computed twice counts once.
 *
 * <p>A place is a step of a walk over one partition; see {@link TaskAdditions} for how it is told. Of two sums for one place the one with
 * more additions counts, and the first if they are equal: functions give the same for the same input, so the other one has seen a part of the
 * partition, or all of it again.
 *
 * <p><b>Thread rule:</b> confined to one thread at a time.
 */
public final class Additions {
    private final Map<Place, Sum> sums = new LinkedHashMap<>();

    /** Returns whether nothing was added. */
    public boolean isEmpty() {
        return sums.isEmpty();
    }

    /** Includes what was added elsewhere, place by place; what is new comes after what is there. */
    public void include(Additions other) {
        other.sums.forEach(this::include);
    }

    /** Returns the sums for an accumulator, in the order in which their places were met. */
    public List<Serializable> sumsOf(String accumulator) {
        List<Serializable> found = new ArrayList<>();
        sums.forEach((place, sum) -> {
            if (place.accumulator().equals(accumulator)) {
                found.add(sum.value);
            }
        });
        return found;
    }

    void include(Place place, Sum sum) {
        Sum known = sums.get(place);
        if (known == null || sum.count > known.count) {
            sums.put(place, sum);
        }
    }

    /**
     * Where something was added.
     *
     * @param walk the partition that was walked, compared by {@code equals}
     * @param step which function of it, compared by identity: operators may be equal and still be two
     * @param accumulator the accumulator's name
     */
    record Place(Object walk, Object step, String accumulator) {

        @Override
        @SuppressWarnings("ReferenceEquality") // see the parameter
        public boolean equals(@Nullable Object other) {
            return other instanceof Place that
                    && that.step == step
                    && that.walk.equals(walk)
                    && that.accumulator.equals(accumulator);
        }

        @Override
        public int hashCode() {
            return (walk.hashCode() * 31 + System.identityHashCode(step)) * 31 + accumulator.hashCode();
        }
    }

    /**
     * The sum for one accumulator at one place.
     *
     * <p><b>Thread rule:</b> confined to the attempt, then read only.
     */
    public static final class Sum {
        private Serializable value;
        private long count;

        Sum(Serializable zero) {
            this.value = requireNonNull(zero, "The zero of an accumulator must not be null");
        }

        /** Adds a value by the specification that made this sum. */
        @SuppressWarnings("unchecked") // an accumulator's sums are its specification's own
        public <T, A extends Serializable> void add(AccumulatorSpec<T, A, ?> spec, T added) {
            value = requireNonNull(spec.add((A) value, added), "The sum of an accumulator must not be null");
            count++;
        }
    }
}

package dev.sluice.internal.shared;

import dev.sluice.shared.AccumulatorSpec;
import dev.sluice.shared.LongAccumulator;
import java.io.Serializable;

/**
 * The sum and the number of {@code long} values.
 *
 * <p><b>Thread rule:</b> confined to one thread at a time.
 */
public final class LongSum implements Serializable {
    private static final long serialVersionUID = 1;

    private long sum;
    private long count;

    /** Registers an accumulator of such values. */
    public static LongAccumulator register(Accumulators accumulators, String name) {
        Spec spec = new Spec();
        return accumulators.register(name, spec, home -> new Handle(name, spec, home));
    }

    /** How such sums are made. */
    private static final class Spec implements AccumulatorSpec<Long, LongSum, Long> {
        private static final long serialVersionUID = 1;

        @Override
        public LongSum zero() {
            return new LongSum();
        }

        @Override
        public LongSum add(LongSum sum, Long value) {
            sum.sum += value;
            sum.count++;
            return sum;
        }

        @Override
        public LongSum merge(LongSum earlier, LongSum later) {
            earlier.sum += later.sum;
            earlier.count += later.count;
            return earlier;
        }

        @Override
        public Long value(LongSum sum) {
            return sum.sum;
        }
    }

    /** The handle that programs hold. */
    private static final class Handle extends AccumulatorHandle<Long, LongSum, Long> implements LongAccumulator {
        private static final long serialVersionUID = 1;

        Handle(String name, Spec spec, Accumulators home) {
            super(name, spec, home);
        }

        @Override
        public void add(long value) {
            add((Long) value);
        }

        @Override
        public long sum() {
            return value();
        }

        @Override
        public long count() {
            return total().count;
        }

        @Override
        public double avg() {
            LongSum all = total();
            return all.count == 0 ? Double.NaN : (double) all.sum / all.count;
        }
    }
}

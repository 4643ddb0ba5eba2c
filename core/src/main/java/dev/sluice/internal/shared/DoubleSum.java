package dev.sluice.internal.shared;

import dev.sluice.shared.AccumulatorSpec;
import dev.sluice.shared.DoubleAccumulator;
import java.io.Serializable;

/**
 * The sum and the number of {@code double} values.
 *
 * <p><b>Thread rule:</b> confined to one thread at a time.
 */
public final class DoubleSum implements Serializable {
    private static final long serialVersionUID = 1;

    private double sum;
    private long count;

    /** Registers an accumulator of such values. */
    public static DoubleAccumulator register(Accumulators accumulators, String name) {
        Spec spec = new Spec();
        return accumulators.register(name, spec, home -> new Handle(name, spec, home));
    }

    /** How such sums are made. */
    private static final class Spec implements AccumulatorSpec<Double, DoubleSum, Double> {
        private static final long serialVersionUID = 1;

        @Override
        public DoubleSum zero() {
            return new DoubleSum();
        }

        @Override
        public DoubleSum add(DoubleSum sum, Double value) {
            sum.sum += value;
            sum.count++;
            return sum;
        }

        @Override
        public DoubleSum merge(DoubleSum earlier, DoubleSum later) {
            earlier.sum += later.sum;
            earlier.count += later.count;
            return earlier;
        }

        @Override
        public Double value(DoubleSum sum) {
            return sum.sum;
        }
    }

    /** The handle that programs hold. */
    private static final class Handle extends AccumulatorHandle<Double, DoubleSum, Double>
            implements DoubleAccumulator {
        private static final long serialVersionUID = 1;

        Handle(String name, Spec spec, Accumulators home) {
            super(name, spec, home);
        }

        @Override
        public void add(double value) {
            add((Double) value);
        }

        @Override
        public double sum() {
            return value();
        }

        @Override
        public long count() {
            return total().count;
        }

        @Override
        public double avg() {
            DoubleSum all = total();
            return all.count == 0 ? Double.NaN : all.sum / all.count;
        }
    }
}

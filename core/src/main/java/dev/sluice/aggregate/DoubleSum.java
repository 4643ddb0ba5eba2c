package dev.sluice.aggregate;

/**
 * The sum of floating-point numbers.
 *
 * <p><b>Thread rule:</b> immutable.
 */
record DoubleSum() implements Aggregate<Double, Double, Double> {

    @Override
    public Double create() {
        return 0.0;
    }

    @Override
    public Double add(Double partial, Double value) {
        return partial + value;
    }

    @Override
    public Double merge(Double earlier, Double later) {
        return earlier + later;
    }

    @Override
    public Double result(Double partial) {
        return partial;
    }
}

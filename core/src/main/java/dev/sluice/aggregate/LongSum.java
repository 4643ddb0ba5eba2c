package dev.sluice.aggregate;

/**
 * The sum of whole numbers, which fails rather than overflows.
 *
 * <p><b>Thread rule:</b> immutable.
 */
record LongSum() implements Aggregate<Long, Long, Long> {

    @Override
    public Long create() {
        return 0L;
    }

    @Override
    public Long add(Long partial, Long value) {
        return sum(partial, value);
    }

    @Override
    public Long merge(Long earlier, Long later) {
        return sum(earlier, later);
    }

    @Override
    public Long result(Long partial) {
        return partial;
    }

    private static long sum(long left, long right) {
        long sum = left + right;
        if (((left ^ sum) & (right ^ sum)) < 0) {
            throw new ArithmeticException("The sum of " + left + " and " + right
                    + " is beyond what a long holds. Map the values to BigInteger or Double, and aggregate those.");
        }
        return sum;
    }
}

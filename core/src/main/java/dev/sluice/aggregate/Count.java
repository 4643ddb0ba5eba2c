package dev.sluice.aggregate;

/**
 * How many values there are.
 *
 * <p><b>Thread rule:</b> immutable.
 */
record Count<T>() implements Aggregate<T, Long, Long> {

    @Override
    public Long create() {
        return 0L;
    }

    @Override
    public Long add(Long partial, T value) {
        return partial + 1;
    }

    @Override
    public Long merge(Long earlier, Long later) {
        return earlier + later;
    }

    @Override
    public Long result(Long partial) {
        return partial;
    }
}

package dev.sluice.internal.ingest;

/**
 * Tells how many records are due at a time when they come at a steady rate, and when the next one is.
 *
 * <p>Both answers come of one formula, so that they agree: at the time that is told for a record it is due, and a millisecond earlier it is not.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param baseMillis the time from which the rate holds
 * @param baseCount how many records were due then, with the part of the next one that had gone by
 * @param recordsPerSecond the rate, finite and above 0
 */
record RecordPace(long baseMillis, double baseCount, double recordsPerSecond) {
    private static final double MILLIS_PER_SECOND = 1000;

    /** Returns the same progress that goes on at another rate from a time on. */
    RecordPace changedAt(long epochMillis, double newRecordsPerSecond) {
        return new RecordPace(epochMillis, exactCountAt(epochMillis), newRecordsPerSecond);
    }

    /** Returns how many records are due. */
    long countAt(long epochMillis) {
        return (long) Math.floor(exactCountAt(epochMillis));
    }

    /** Returns the first millisecond at which more records than {@code count} are due; {@link Long#MAX_VALUE} if there is none. */
    long millisAbove(long count) {
        double waitMillis = Math.ceil((count - baseCount + 1) * MILLIS_PER_SECOND / recordsPerSecond);
        if (waitMillis >= Long.MAX_VALUE - Math.max(0, baseMillis)) {
            return Long.MAX_VALUE;
        }
        long millis = baseMillis + Math.max(0, (long) waitMillis);
        // Rounding can be off by one in either direction.
        if (countAt(millis) <= count) {
            return millis + 1;
        }
        return millis > baseMillis && countAt(millis - 1) > count ? millis - 1 : millis;
    }

    private double exactCountAt(long epochMillis) {
        return baseCount + Math.max(0, epochMillis - baseMillis) * recordsPerSecond / MILLIS_PER_SECOND;
    }
}

package dev.sluice.examples.logs;

import dev.sluice.shared.AccumulatorSpec;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;

/**
 * All requests since the program was started.
 *
 * @param requests how many
 * @param bytes the bytes of their answers
 * @param byClass how many were answered by a status from 100, 200, 300, 400 and 500 on
 */
record Totals(long requests, long bytes, List<Long> byClass) implements Serializable {
    Totals {
        byClass = List.copyOf(byClass);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d requests, %d bytes; 1xx %d, 2xx %d, 3xx %d, 4xx %d, 5xx %d",
                requests,
                bytes,
                byClass.get(0),
                byClass.get(1),
                byClass.get(2),
                byClass.get(3),
                byClass.get(4));
    }

    /** Adds up. */
    static final class Sum implements AccumulatorSpec<Access, long[], Totals> {
        private static final long serialVersionUID = 1;
        /** Requests and bytes, then a number for each class. */
        private static final int LENGTH = 7;

        @Override
        public long[] zero() {
            return new long[LENGTH];
        }

        @Override
        public long[] add(long[] sum, Access access) {
            sum[0]++;
            sum[1] += access.bytes();
            sum[1 + access.status() / 100]++;
            return sum;
        }

        @Override
        public long[] merge(long[] earlier, long[] later) {
            for (int index = 0; index < LENGTH; index++) {
                earlier[index] += later[index];
            }
            return earlier;
        }

        @Override
        public Totals value(long[] sum) {
            return new Totals(sum[0], sum[1], List.of(sum[2], sum[3], sum[4], sum[5], sum[6]));
        }
    }
}

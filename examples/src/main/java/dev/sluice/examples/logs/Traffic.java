package dev.sluice.examples.logs;

import java.io.Serializable;
import java.time.Duration;
import java.util.Locale;

/**
 * What a server had to do in some time.
 *
 * @param counts requests and errors
 * @param bytes the bytes of all answers
 * @param medianBytes half of the answers had at most so many bytes
 * @param p99Bytes 99 of 100 answers had at most so many bytes
 */
record Traffic(Counts counts, long bytes, long medianBytes, long p99Bytes) implements Serializable {

    /** Returns one line about the traffic of so much time. */
    String describe(Duration time) {
        return String.format(
                Locale.ROOT,
                "%s, %.2f/s; %,d bytes, p50 %,d, p99 %,d",
                counts,
                counts.requests() / (time.toMillis() / 1_000.0),
                bytes,
                medianBytes,
                p99Bytes);
    }
}

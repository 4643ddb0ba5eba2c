package dev.sluice.config;

import java.util.Optional;

/**
 * How a limit in records per second is written: a number, or zero, a negative number or a word for no limit.
 *
 * <p><b>Thread rule:</b> thread-safe because it is stateless.
 */
final class RateFormat {

    private RateFormat() {}

    /** A rate, or {@code unlimited}; {@link Long#MAX_VALUE} and anything below 1 mean unlimited too. */
    static ValueFormat<Optional<Long>> orUnlimited() {
        ValueFormat<Optional<Long>> numberOrWord =
                ValueFormat.atLeast(Long.MIN_VALUE).or("unlimited");
        return new ValueFormat<>(
                "unlimited, or records per second",
                text -> numberOrWord.read(text).filter(RateFormat::isLimit),
                numberOrWord.writer());
    }

    private static boolean isLimit(long recordsPerSecond) {
        return recordsPerSecond > 0 && recordsPerSecond < Long.MAX_VALUE;
    }
}

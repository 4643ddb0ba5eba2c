package dev.sluice.time;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes durations, reads them from text, and writes them for people.
 *
 * <p>{@code parse(format(duration))} gives the same duration back, for every duration that is not negative.
 *
 * <p><b>Thread rule:</b> thread-safe because it is stateless.
 */
public final class Durations {

    private static final String EXPECTED = "Write a whole number and a unit (ns, us, ms, s, min, h, d), such as"
            + " 200ms, 1s, 5m or 2h, or an ISO-8601 duration such as PT1S";

    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("([0-9]+)\\s*([a-zµ]*)");

    private static final Map<String, ChronoUnit> UNITS = Map.ofEntries(
            Map.entry("ns", ChronoUnit.NANOS),
            Map.entry("us", ChronoUnit.MICROS),
            Map.entry("µs", ChronoUnit.MICROS),
            Map.entry("ms", ChronoUnit.MILLIS),
            Map.entry("s", ChronoUnit.SECONDS),
            Map.entry("sec", ChronoUnit.SECONDS),
            Map.entry("m", ChronoUnit.MINUTES),
            Map.entry("min", ChronoUnit.MINUTES),
            Map.entry("h", ChronoUnit.HOURS),
            Map.entry("d", ChronoUnit.DAYS));

    private Durations() {}

    /** Returns that many milliseconds. */
    public static Duration milliseconds(long milliseconds) {
        return Duration.ofMillis(milliseconds);
    }

    /** Returns that many seconds. */
    public static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    /** Returns that many minutes. */
    public static Duration minutes(long minutes) {
        return Duration.ofMinutes(minutes);
    }

    /**
     * Reads a duration such as {@code 200ms}, {@code 1 s}, {@code 5m}, {@code 2h} or {@code PT1S}, in any case.
     *
     * @param text a whole number with a unit, or an ISO-8601 duration; {@code m} and {@code min} are minutes
     * @throws IllegalArgumentException if the text is none of these, is negative, or is too large; the message says what
     *     to write
     */
    public static Duration parse(String text) {
        return parse(text, Optional.empty());
    }

    /**
     * Reads a duration as {@link #parse(String)} does, and takes a bare number to be in the given unit.
     *
     * @param text a whole number with or without a unit, or an ISO-8601 duration
     * @param unitOfBareNumber the unit of a number that has none
     * @throws IllegalArgumentException if the text cannot be read, is negative, or is too large
     */
    public static Duration parse(String text, ChronoUnit unitOfBareNumber) {
        return parse(text, Optional.of(unitOfBareNumber));
    }

    /**
     * Writes a duration with the largest unit that divides it, for example {@code 700 ms}, {@code 90 s}, {@code 1 h}.
     *
     * @param duration any duration; one of more than 292 years with a fraction of a second is written as ISO-8601
     */
    public static String format(Duration duration) {
        requireNonNull(duration, "duration");
        if (duration.isZero()) {
            return "0 ms";
        }
        return duration.getNano() == 0 ? formatSeconds(duration.getSeconds()) : formatFraction(duration);
    }

    private static Duration parse(String text, Optional<ChronoUnit> unitOfBareNumber) {
        String trimmed = requireNonNull(text, "text").strip().toLowerCase(Locale.ROOT);
        try {
            if (trimmed.startsWith("p")) {
                return notNegative(Duration.parse(trimmed), text);
            }
            Matcher matcher = NUMBER_AND_UNIT.matcher(trimmed);
            if (!matcher.matches()) {
                throw unreadable(text);
            }
            ChronoUnit unit = unit(matcher.group(2), unitOfBareNumber).orElseThrow(() -> unreadable(text));
            return Duration.of(Long.parseLong(matcher.group(1)), unit);
        } catch (DateTimeParseException notIso) {
            throw unreadable(text);
        } catch (ArithmeticException | NumberFormatException tooLarge) {
            throw new IllegalArgumentException("Duration '" + text + "' is too large");
        }
    }

    private static Optional<ChronoUnit> unit(String name, Optional<ChronoUnit> unitOfBareNumber) {
        return name.isEmpty() ? unitOfBareNumber : Optional.ofNullable(UNITS.get(name));
    }

    private static Duration notNegative(Duration duration, String text) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("Duration '" + text + "' is negative. " + EXPECTED);
        }
        return duration;
    }

    private static IllegalArgumentException unreadable(String text) {
        return new IllegalArgumentException("Cannot read '" + text + "' as a duration. " + EXPECTED);
    }

    private static String formatSeconds(long seconds) {
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + " d";
        }
        if (seconds % 3_600 == 0) {
            return seconds / 3_600 + " h";
        }
        return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }

    private static String formatFraction(Duration duration) {
        long nanos;
        try {
            nanos = duration.toNanos();
        } catch (ArithmeticException beyond292Years) {
            return duration.toString();
        }
        if (nanos % 1_000_000 == 0) {
            return nanos / 1_000_000 + " ms";
        }
        return nanos % 1_000 == 0 ? nanos / 1_000 + " us" : nanos + " ns";
    }
}

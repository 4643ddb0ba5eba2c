package dev.sluice.config;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads and writes amounts of memory such as {@code 64m}, in powers of 1024 as Spark and the JVM do.
 *
 * <p><b>Thread rule:</b> thread-safe because it is stateless.
 */
final class ByteSizes {

    private static final String UNITS = "bkmgt";
    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("([0-9]+)\\s*(?:(b)|([kmgt])(?:i?b)?)?");

    private ByteSizes() {}

    /** Reads {@code 65536}, {@code 64k}, {@code 64 KB} or {@code 64KiB}, which are all the same number of bytes. */
    static long parse(String text) {
        Matcher matcher = NUMBER_AND_UNIT.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a number of bytes, such as 65536, 64k, 64m or 1g");
        }
        long factor = matcher.group(3) == null ? 1 : 1L << (10 * UNITS.indexOf(matcher.group(3)));
        try {
            return Math.multiplyExact(Long.parseLong(matcher.group(1)), factor);
        } catch (ArithmeticException | NumberFormatException tooLarge) {
            throw new IllegalArgumentException("too large", tooLarge);
        }
    }

    /** Writes a number of bytes with the largest unit that divides it, for example {@code 64m}. */
    static String format(long bytes) {
        long amount = bytes;
        int unit = 0;
        while (amount != 0 && amount % 1024 == 0 && unit < UNITS.length() - 1) {
            amount /= 1024;
            unit++;
        }
        return unit == 0 ? Long.toString(amount) : amount + UNITS.substring(unit, unit + 1);
    }
}

package dev.sluice.error;

import java.util.Arrays;
import java.util.IllegalFormatException;
import org.jspecify.annotations.Nullable;

/**
 * Checks the rules that Sluice sets itself, in production too.
 *
 * <p>A user's mistake never ends here; a failed check is a defect in Sluice.
 *
 * <p><b>Thread rule:</b> thread-safe because it is stateless.
 */
public final class Invariants {

    private Invariants() {}

    /**
     * Throws when a rule is broken. The message is built only then.
     *
     * @param holds whether the rule holds
     * @param format the rule and the values at hand, for {@link String#format}; with no arguments it is taken literally
     * @param args the values
     * @throws StreamingException with {@link ErrorCode#INTERNAL_ERROR} if {@code holds} is false
     */
    public static void check(boolean holds, String format, @Nullable Object... args) {
        if (!holds) {
            throw new StreamingException(
                    ErrorCode.INTERNAL_ERROR,
                    "Internal error: " + message(format, args) + ". This is a defect in Sluice; please report it.");
        }
    }

    private static String message(String format, @Nullable Object[] args) {
        if (args.length == 0) {
            return format;
        }
        try {
            return String.format(format, args);
        } catch (IllegalFormatException badFormat) {
            // The broken rule matters more than its broken message.
            return format + " " + Arrays.toString(args);
        }
    }
}

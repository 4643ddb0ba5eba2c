package dev.sluice.examples;

import dev.sluice.function.Pair;
import java.util.List;

/**
 * Reads the arguments that examples have in common.
 *
 * <p><b>Thread rule:</b> thread-safe because it is stateless.
 */
final class Arguments {
    private static final String DEFAULT_HOST = "localhost";
    private static final int DEFAULT_PORT = 9999;
    private static final int LARGEST_PORT = 65_535;

    private Arguments() {}

    /** Returns the host and port of {@code HOST PORT}, which default to localhost and 9999. */
    static Pair<String, Integer> hostAndPort(List<String> arguments) {
        if (arguments.size() > 2) {
            throw new IllegalArgumentException("expects at most HOST PORT, got " + arguments);
        }
        String host = arguments.isEmpty() ? DEFAULT_HOST : arguments.get(0);
        return Pair.of(host, arguments.size() < 2 ? DEFAULT_PORT : port(arguments.get(1)));
    }

    /** Returns the port that {@code text} is. */
    static int port(String text) {
        return number("PORT", text, LARGEST_PORT);
    }

    /** Returns the number from 1 to {@code largest} that {@code text} is. */
    static int number(String what, String text, int largest) {
        if (text.matches("[0-9]{1,10}")) {
            long number = Long.parseLong(text);
            if (number >= 1 && number <= largest) {
                return (int) number;
            }
        }
        throw new IllegalArgumentException(what + " must be a number from 1 to " + largest + ", got '" + text + "'");
    }
}

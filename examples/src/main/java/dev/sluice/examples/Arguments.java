package dev.sluice.examples;

import dev.sluice.function.Pair;
import java.util.List;

/** Reads the arguments that examples have in common. */
final class Arguments {
    private static final String DEFAULT_HOST = "localhost";
    private static final int DEFAULT_PORT = 9999;

    private Arguments() {}

    /** Returns the host and port of {@code HOST PORT}, which default to localhost and 9999. */
    static Pair<String, Integer> hostAndPort(List<String> arguments) {
        if (arguments.size() > 2) {
            throw new IllegalArgumentException("expects at most HOST PORT, got " + arguments);
        }
        String host = arguments.isEmpty() ? DEFAULT_HOST : arguments.get(0);
        return Pair.of(host, arguments.size() < 2 ? DEFAULT_PORT : port(arguments.get(1)));
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("PORT must be a number from 1 to 65535, got '" + text + "'", notANumber);
        }
        throw new IllegalArgumentException("PORT must be from 1 to 65535, got " + text);
    }
}

package dev.sluice.source;

import static java.util.Objects.requireNonNull;

/**
 * Checks where a socket source is to connect to.
 *
 * <p><b>Thread rule:</b> thread-safe because it is stateless.
 */
final class SocketAddresses {
    private static final int LARGEST_PORT = 65_535;

    private SocketAddresses() {}

    static void check(String host, int port) {
        if (requireNonNull(host, "host").isBlank()) {
            throw new IllegalArgumentException("host must not be blank. Give a name or an address, such as localhost.");
        }
        if (port < 1 || port > LARGEST_PORT) {
            throw new IllegalArgumentException("port must be from 1 to " + LARGEST_PORT + ", got " + port);
        }
    }
}

package dev.sluice.netcat;

import dev.sluice.DStream;
import dev.sluice.StreamingContext;

/**
 * Makes streams of what {@code nc -lk PORT} sends.
 *
 * <p><b>Thread rule:</b> stateless.
 */
public final class NetcatUtils {
    private NetcatUtils() {}

    /** Returns {@link StreamingContext#socketTextStream(String, int)} of the same host and port. */
    public static DStream<String> createStream(StreamingContext context, String host, int port) {
        return context.socketTextStream(host, port);
    }
}

package dev.sluice.examples.logs;

import java.io.Serializable;
import java.time.Instant;

/**
 * A request to a web server, as its log has it.
 *
 * @param client who asked: an address, or a name if the server looks names up
 * @param time when
 * @param method the method; {@code "-"} if what was asked was no request of HTTP
 * @param path what for, with the query; all that was asked if it was no request of HTTP
 * @param status the status of the answer
 * @param bytes how many bytes the answer had without its headers
 */
record Access(String client, Instant time, String method, String path, int status, long bytes) implements Serializable {
    private static final int FIRST_ERROR = 400;

    /** Returns whether the answer was an error, be it the client's or the server's. */
    boolean isError() {
        return status >= FIRST_ERROR;
    }
}

package dev.sluice.spi;

import java.io.IOException;
import java.time.Duration;

/**
 * Seam 4 of 5: TCP connections.
 *
 * <p><b>Thread rule:</b> thread-safe; a connection may be closed from any thread, and is otherwise confined to its user.
 */
public interface Connections {

    /**
     * Connects to a host.
     *
     * @throws java.net.ConnectException if nobody listens or answers in time; the message names host, port and cause
     * @throws java.net.UnknownHostException if the host has no address; the message names it
     */
    Connection connect(String host, int port, Duration timeout) throws IOException;

    /** Listens on a port of an address; port 0 takes a free one. A port that is taken is a {@link java.net.BindException}. */
    Listener listen(String host, int port) throws IOException;

    /** One connection. */
    interface Connection extends AutoCloseable {

        /**
         * Reads some bytes into {@code buffer}.
         *
         * @param wait how long to wait for the first byte; rounded up to whole milliseconds, and to at least one
         * @return the number of bytes, at least 1; 0 if none came in time; -1 at the end of the stream
         */
        int read(byte[] buffer, int offset, int length, Duration wait) throws IOException;

        /** Writes all the bytes given. Waits while the other end does not read. */
        void write(byte[] buffer, int offset, int length) throws IOException;

        /** Returns who is at the other end, for messages, such as {@code localhost:9999}. */
        String peer();

        /** Closes the connection; a read that waits ends with an {@link IOException}. Repeated calls do nothing. */
        @Override
        void close();
    }

    /** A listening port. */
    interface Listener extends AutoCloseable {

        /** Returns the next connection, or empty if none came in time. */
        java.util.Optional<Connection> accept(Duration wait) throws IOException;

        /** Returns the port, also when 0 was asked for. */
        int port();

        /** Stops listening. Repeated calls do nothing. */
        @Override
        void close();
    }
}

package dev.sluice.source;

import static java.util.Objects.requireNonNull;

import dev.sluice.internal.ingest.LineReceiver;
import dev.sluice.internal.ingest.LineSplitter;
import dev.sluice.internal.ingest.ReceiverSource;
import dev.sluice.rdd.StorageLevel;
import dev.sluice.spi.Source;
import dev.sluice.spi.SourceContext;
import dev.sluice.spi.SourceReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Reads lines of text from a TCP server.
 *
 * <p>It connects, and connects again whenever the server is not there or ends the connection, after a pause that grows from
 * {@code sluice.receiver.restartDelay} to {@code sluice.socket.reconnect.maxDelay} while nothing arrives. Lines end with {@code \n},
 * {@code \r} or {@code \r\n}; a last line without an end counts when the server closes in good order.
 *
 * <p>A line of more than {@code sluice.socket.maxLineLength} bytes, or one that is not valid in the charset, is left out: an
 * {@code InputRejected} event and a log line count it and name the server.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param host the server's name or address
 * @param port its port, 1 to 65535
 * @param charset of the text; UTF-8 or another one that contains ASCII
 * @param storageLevel where lines wait for their batch
 */
public record SocketTextSource(String host, int port, Charset charset, StorageLevel storageLevel)
        implements Source<String> {

    /** Checks host, port and charset. */
    public SocketTextSource {
        SocketAddresses.check(host, port);
        LineSplitter.requireByteLineEnds(requireNonNull(charset, "charset"));
        requireNonNull(storageLevel, "storageLevel");
    }

    /** Reads UTF-8, and keeps lines in memory and, when that is full, on disk. */
    public SocketTextSource(String host, int port) {
        this(host, port, StandardCharsets.UTF_8, StorageLevel.MEMORY_AND_DISK);
    }

    @Override
    public SourceReader<String> open(SourceContext context) throws Exception {
        return new ReceiverSource<>(describe(), () -> new LineReceiver(host, port, charset, storageLevel))
                .open(context);
    }

    @Override
    public String describe() {
        return "socket " + host + ":" + port;
    }
}

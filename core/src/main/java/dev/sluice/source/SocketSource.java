package dev.sluice.source;

import static java.util.Objects.requireNonNull;

import dev.sluice.function.Function;
import dev.sluice.internal.ingest.DecodingReceiver;
import dev.sluice.internal.ingest.ReceiverSource;
import dev.sluice.rdd.StorageLevel;
import dev.sluice.spi.Source;
import dev.sluice.spi.SourceContext;
import dev.sluice.spi.SourceReader;
import java.io.InputStream;

/**
 * Reads records from a TCP server through a decoder.
 *
 * <p>The decoder is called once for each connection, with the bytes that come in, and what it returns is pulled one by one while they
 * come. It connects again as {@link SocketTextSource} does, also after the decoder has thrown; what the decoder had not returned by
 * then is lost.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param host the server's name or address
 * @param port its port, 1 to 65535
 * @param decoder makes records of bytes; the stream it is given ends when the peer closes or the receiver stops
 * @param storageLevel where records wait for their batch
 * @param <T> the records
 */
public record SocketSource<T>(
        String host,
        int port,
        Function<? super InputStream, ? extends Iterable<? extends T>> decoder,
        StorageLevel storageLevel)
        implements Source<T> {

    /** Checks host and port. */
    public SocketSource {
        SocketAddresses.check(host, port);
        requireNonNull(decoder, "decoder");
        requireNonNull(storageLevel, "storageLevel");
    }

    /** Keeps records in memory and, when that is full, on disk. */
    public SocketSource(String host, int port, Function<? super InputStream, ? extends Iterable<? extends T>> decoder) {
        this(host, port, decoder, StorageLevel.MEMORY_AND_DISK);
    }

    @Override
    public SourceReader<T> open(SourceContext context) throws Exception {
        return new ReceiverSource<T>(describe(), () -> new DecodingReceiver<T>(host, port, decoder, storageLevel))
                .open(context);
    }

    @Override
    public String describe() {
        return "socket " + host + ":" + port;
    }
}

package dev.sluice.internal.ingest;

import static java.util.Objects.requireNonNull;

import dev.sluice.function.Function;
import dev.sluice.rdd.StorageLevel;
import dev.sluice.spi.Receiver;
import dev.sluice.spi.Tasks;
import dev.sluice.spi.Tasks.Progress;
import java.io.InputStream;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Receives what a decoder of the user's makes of the bytes of a TCP server.
 *
 * <p><b>Thread rule:</b> all but the start and the end happens in one loop.
 *
 * @param <T> the records
 */
public final class DecodingReceiver<T> extends Receiver<T> {
    private final SocketLink link;
    private final Function<? super InputStream, ? extends Iterable<? extends T>> decoder;
    private @Nullable Iterator<? extends T> records;
    private @Nullable T pending;
    private Tasks.@Nullable Loop loop;

    /** Creates a receiver that connects to {@code host:port} and calls {@code decoder} once for each connection. */
    public DecodingReceiver(
            String host,
            int port,
            Function<? super InputStream, ? extends Iterable<? extends T>> decoder,
            StorageLevel storageLevel) {
        super(storageLevel);
        this.link = new SocketLink(host, port);
        this.decoder = requireNonNull(decoder, "decoder");
    }

    @Override
    protected void onStart() {
        link.begin(SocketSettings.from(context().conf()));
        records = null;
        loop = loop("socket", this::step);
    }

    @Override
    protected void onStop() {
        link.close();
        if (loop != null) {
            loop.close();
        }
        if (pending != null) {
            reportError("Stopped with 1 record from " + link.address() + " decoded and not stored; it is lost.", null);
            pending = null;
        }
    }

    @Override
    protected String describe() {
        return "socket " + link.address();
    }

    private Progress step() {
        if (!link.connect(this)) {
            return Progress.DONE;
        }
        try {
            return storeNext();
        } catch (Exception failure) { // whatever a decoder of the user's throws
            link.retry(this, "The connection to " + link.address() + " ended with " + failure + ".");
            return Progress.DONE;
        }
    }

    private Progress storeNext() throws Exception {
        Iterator<? extends T> source = records;
        if (source == null) {
            source = decoder.call(new ConnectionInputStream(link, this)).iterator();
            records = source;
        }
        T record = pending;
        if (record == null) {
            if (!source.hasNext()) {
                link.retry(this, link.address() + " has no more data: it closed the connection, or the decoder ended.");
                return Progress.DONE;
            }
            record = requireNonNull(source.next(), "the record that the decoder returned");
        }
        boolean isStored = tryStore(record);
        pending = isStored ? null : record;
        return isStored ? Progress.WORKED : Progress.IDLE;
    }
}

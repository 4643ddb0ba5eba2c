package dev.sluice.internal.ingest;

import static java.util.Objects.requireNonNull;

import dev.sluice.rdd.StorageLevel;
import dev.sluice.spi.Receiver;
import dev.sluice.spi.Tasks;
import dev.sluice.spi.Tasks.Progress;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Receives lines of text from a TCP server.
 *
 * <p>A line that finds no room is kept and tried again; meanwhile nothing is read, so that the sender feels it.
 *
 * <p><b>Thread rule:</b> all but the start and the end happens in one loop, or in {@link #onStop} after that loop has ended.
 */
public final class LineReceiver extends Receiver<String> {
    private static final Duration READ_WAIT = Duration.ofMillis(100);

    private final SocketLink link;
    private final Charset charset;
    private @Nullable LineSplitter splitter;
    private @Nullable String pendingLine;
    private Tasks.@Nullable Loop loop;
    /** Why the connection ended; the lines that came before are stored first. */
    private @Nullable String ending;

    /** Creates a receiver that connects to {@code host:port}. */
    public LineReceiver(String host, int port, Charset charset, StorageLevel storageLevel) {
        super(storageLevel);
        this.link = new SocketLink(host, port);
        this.charset = charset;
    }

    @Override
    protected void onStart() {
        SocketSettings settings = SocketSettings.from(context().conf());
        if (splitter == null) {
            splitter = new LineSplitter(charset, settings.maxLineBytes(), new Refusals());
        }
        link.begin(settings);
        ending = null;
        loop = loop("socket", this::step);
    }

    @Override
    protected void onStop() {
        link.close();
        if (loop != null) {
            loop.close();
        }
        tellOfUnstored();
        splitter().reset();
        pendingLine = null;
    }

    @Override
    protected String describe() {
        return "socket " + link.address();
    }

    private Progress step() {
        if (!storeLines()) {
            return Progress.IDLE;
        }
        if (ending != null) {
            link.retry(this, ending);
            return Progress.DONE;
        }
        if (!link.connect(this)) {
            return Progress.DONE;
        }
        return read();
    }

    /** Stores the lines that are there; returns false if there is no room for one of them. */
    private boolean storeLines() {
        LineSplitter lines = splitter();
        String line = pendingLine != null ? pendingLine : lines.next();
        while (line != null) {
            if (!tryStore(line)) {
                pendingLine = line;
                return false;
            }
            line = lines.next();
        }
        pendingLine = null;
        return true;
    }

    private Progress read() {
        LineSplitter lines = splitter();
        try {
            int room = lines.writableCount();
            int count = link.read(this, lines.buffer(), lines.writeIndex(), room, READ_WAIT);
            if (count > 0) {
                lines.written(count);
                return Progress.WORKED;
            }
            if (count == 0) {
                return Progress.IDLE;
            }
            lines.finish();
            ending = link.address() + " has no more data: it closed the connection.";
        } catch (IOException failure) {
            tellOfHalfLine(lines);
            ending = "The connection to " + link.address() + " broke (" + failure.getMessage() + ").";
        }
        return link.isClosed() ? Progress.DONE : Progress.WORKED;
    }

    /** A line that a broken connection cut short is not a line. */
    private void tellOfHalfLine(LineSplitter lines) {
        if (!link.isClosed() && lines.unfinishedByteCount() > 0) {
            reportRejected(link.address(), "the connection broke within a line", "");
            lines.reset();
        }
    }

    private void tellOfUnstored() {
        long byteCount = splitter().unfinishedByteCount() + (pendingLine == null ? 0 : pendingLine.length());
        if (byteCount > 0) {
            reportError(
                    "Stopped with about " + byteCount + " bytes from " + link.address()
                            + " received and not stored; they are lost, as a plain socket cannot send them again.",
                    null);
        }
    }

    private LineSplitter splitter() {
        return requireNonNull(splitter, "splitter");
    }

    /** Counts refused lines and names the peer. */
    private final class Refusals implements LineSplitter.Refusal {
        @Override
        public void tooLong(long byteCount, String beginning) {
            reportRejected(link.address(), "a line is longer than sluice.socket.maxLineLength", beginning);
        }

        @Override
        public void malformed(String line) {
            reportRejected(link.address(), "a line is not valid " + charset.name(), line);
        }
    }
}

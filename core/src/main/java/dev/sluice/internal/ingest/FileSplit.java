package dev.sluice.internal.ingest;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import dev.sluice.rdd.Split;
import dev.sluice.spi.Disk;
import java.io.IOException;
import java.io.InputStream;
import java.io.NotSerializableException;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The lines in a range of bytes of a text file.
 *
 * <p><b>Thread rule:</b> immutable; each iterator is confined to its user.
 */
final class FileSplit implements Split<String> {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Bounds what a file without line ends can do; no text has lines that long. */
    private static final int MAX_LINE_BYTES = 1 << 29;

    private final transient TextFile file;
    private final transient LineRange range;

    /** What all ranges of a file have in common. */
    record TextFile(Disk disk, Path path, Charset charset, Rejections rejections) {}

    /** Is told what is refused in a file. */
    interface Rejections {
        void reject(String peer, String reason, String sample);
    }

    FileSplit(TextFile file, LineRange range) {
        this.file = file;
        this.range = range;
    }

    @Override
    public Iterator<String> open() throws IOException {
        return new Lines(file.disk().read(file.path(), range.fromByte()));
    }

    @Override
    public long elementCount() {
        return range.lineCount();
    }

    @Serial
    private Object writeReplace() throws NotSerializableException {
        throw new NotSerializableException(
                "A split of " + file.path() + " is read by the process that found the file only");
    }

    /** Reads the lines of the range and no byte beyond it. */
    private final class Lines implements Iterator<String>, AutoCloseable, LineSplitter.Refusal {
        private final InputStream in;
        private final LineSplitter splitter = new LineSplitter(file.charset(), MAX_LINE_BYTES, this);
        private long unreadByteCount = range.toByte() - range.fromByte();
        private @Nullable String nextLine;

        Lines(InputStream in) {
            this.in = in;
        }

        @Override
        public boolean hasNext() {
            while (nextLine == null) {
                nextLine = splitter.next();
                if (nextLine == null && !fill()) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public String next() {
            if (!hasNext() || nextLine == null) {
                throw new NoSuchElementException("all lines of " + file.path() + " have been read");
            }
            String line = nextLine;
            nextLine = null;
            return line;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }

        @Override
        public void tooLong(long byteCount, String beginning) {
            file.rejections()
                    .reject(file.path().toString(), "a line is longer than " + MAX_LINE_BYTES + " bytes", beginning);
        }

        @Override
        public void malformed(String line) {
            file.rejections()
                    .reject(
                            file.path().toString(),
                            "a line is not valid " + file.charset().name(),
                            line);
        }

        /** Returns false when there is nothing left, neither unread nor unfinished. */
        private boolean fill() {
            if (unreadByteCount == 0) {
                boolean hasRest = splitter.unfinishedByteCount() > 0;
                splitter.finish();
                return hasRest;
            }
            int room = (int) Math.min(splitter.writableCount(), unreadByteCount);
            int count;
            try {
                count = in.read(splitter.buffer(), splitter.writeIndex(), room);
            } catch (IOException failure) {
                throw new UncheckedIOException("File " + file.path() + " could not be read", failure);
            }
            if (count < 0) {
                throw new StreamingException(
                        ErrorCode.SOURCE_FAILED,
                        "File " + file.path() + " became " + unreadByteCount
                                + " bytes shorter after it was found. Write files"
                                + " elsewhere and move them into the directory when they are complete.");
            }
            splitter.written(count);
            unreadByteCount -= count;
            return true;
        }
    }
}

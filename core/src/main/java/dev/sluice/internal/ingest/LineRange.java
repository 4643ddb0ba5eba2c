package dev.sluice.internal.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A range of bytes of a text file that begins and ends between lines.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param fromByte its first byte
 * @param toByte the byte behind its last
 * @param lineCount the lines in it
 */
record LineRange(long fromByte, long toByte, long lineCount) {
    private static final int BUFFER_BYTES = 64 << 10;

    /** Counts lines as {@link LineSplitter} cuts them. */
    private static final class Scan {
        final List<LineRange> ranges = new ArrayList<>();
        final long minRangeBytes;
        long rangeStart;
        long lineCount;
        long lineStart;
        boolean isAfterCarriageReturn;

        Scan(long minRangeBytes) {
            this.minRangeBytes = minRangeBytes;
        }

        void accept(long position, byte current) {
            if (isAfterCarriageReturn) {
                isAfterCarriageReturn = false;
                boolean isPair = current == '\n';
                lineEnds(isPair ? position + 1 : position);
                if (isPair) {
                    return;
                }
            }
            if (current == '\n') {
                lineEnds(position + 1);
            } else if (current == '\r') {
                isAfterCarriageReturn = true; // where the line ends depends on the next byte
            }
        }

        void lineEnds(long nextLineStart) {
            lineCount++;
            lineStart = nextLineStart;
            if (nextLineStart - rangeStart >= minRangeBytes) {
                rangeEnds(nextLineStart);
            }
        }

        void rangeEnds(long end) {
            ranges.add(new LineRange(rangeStart, end, lineCount));
            rangeStart = end;
            lineCount = 0;
        }

        List<LineRange> end(long fileEnd) {
            if (isAfterCarriageReturn || lineStart < fileEnd) {
                lineCount++;
            }
            if (rangeStart < fileEnd) {
                rangeEnds(fileEnd);
            }
            return ranges;
        }
    }

    /**
     * Reads a text, and divides it into ranges of at least {@code minRangeBytes}, except the last one; none if it is empty.
     *
     * @param byteCount how many bytes of it to read at the most: what comes after belongs to nobody yet
     */
    static List<LineRange> scan(InputStream in, long byteCount, long minRangeBytes) throws IOException {
        Scan scan = new Scan(minRangeBytes);
        byte[] buffer = new byte[BUFFER_BYTES];
        long position = 0;
        while (position < byteCount) {
            int count = in.read(buffer, 0, (int) Math.min(buffer.length, byteCount - position));
            if (count < 0) {
                break;
            }
            for (int index = 0; index < count; index++) {
                byte current = buffer[index];
                if (current <= '\r' || scan.isAfterCarriageReturn) {
                    scan.accept(position + index, current);
                }
            }
            position += count;
        }
        return scan.end(position);
    }
}

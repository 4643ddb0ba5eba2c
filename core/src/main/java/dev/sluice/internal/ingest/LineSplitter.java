package dev.sluice.internal.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts bytes into lines as {@link java.io.BufferedReader#readLine} cuts characters: at {@code \n}, {@code \r} and {@code \r\n}.
 *
 * <p>Calling protocol: {@link #next} until it returns null; then put bytes into {@link #buffer} from {@link #writeIndex} on, at most
 * {@link #writableCount} of them, say so with {@link #written}, and begin again. After the last byte, {@link #finish} once, and
 * {@link #next} for the line that had no end.
 *
 * <p>A line is looked at as bytes, so ASCII is never decoded, and a line that is too long or that is not in the charset is refused
 * without any loss of step: it is told to the {@link Refusal} and the next line is returned. Memory is bounded by the longest line
 * permitted.
 *
 * <p><b>Thread rule:</b> confined to its user.
 */
public final class LineSplitter {
    private static final int FIRST_BUFFER_BYTES = 64 << 10;
    /** How much room for reading there is at least; less would mean many small reads while a long line comes in. */
    private static final int MIN_WRITABLE_BYTES = 8 << 10;

    private static final int SAMPLE_BYTES = 256;

    private final CharsetDecoder strictDecoder;
    private final boolean isLatin1;
    private final boolean isUtf8;
    private final int maxLineBytes;
    private final Refusal refusal;

    private byte[] buffer = new byte[FIRST_BUFFER_BYTES];
    private int lineStart;
    private int scanIndex;
    private int end;
    /** All bytes of the line so far, combined by or: negative as soon as one of them is not ASCII. */
    private int seenBits;

    private boolean isAfterCarriageReturn;
    private boolean isFinished;
    /** Above 0 while the rest of a line that is too long is skipped: how many bytes of it have gone by. */
    private long skippedByteCount;

    private byte[] skippedBeginning = new byte[0];

    /** Hears of lines that were refused. */
    public interface Refusal {

        /** A line of {@code byteCount} bytes, longer than permitted; {@code beginning} is how it begins. */
        void tooLong(long byteCount, String beginning);

        /** A line that is not text in the charset; {@code line} is its beginning with one character for each byte. */
        void malformed(String line);
    }

    /**
     * Creates a splitter.
     *
     * @param charset one in which line ends are the bytes 10 and 13, as in all but the UTF-16 and UTF-32 families and EBCDIC
     * @param maxLineBytes the longest line, without its end
     */
    public LineSplitter(Charset charset, int maxLineBytes, Refusal refusal) {
        requireByteLineEnds(charset);
        this.strictDecoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        this.isLatin1 = charset.equals(ISO_8859_1);
        this.isUtf8 = charset.equals(UTF_8);
        this.maxLineBytes = maxLineBytes;
        this.refusal = refusal;
    }

    /** Refuses a charset whose line ends are not the bytes 10 and 13. */
    public static void requireByteLineEnds(Charset charset) {
        if (!Arrays.equals("\r\n~A".getBytes(charset), "\r\n~A".getBytes(ISO_8859_1))) {
            throw new IllegalArgumentException(
                    "Charset " + charset.name() + " does not contain ASCII, so lines cannot be cut as"
                            + " bytes. Use UTF-8 or another charset that contains ASCII, or decode it with SocketSource.");
        }
    }

    /** Returns the array to put bytes into; another one after each {@link #writableCount}. */
    public byte[] buffer() {
        return buffer;
    }

    /** Returns where in {@link #buffer} to put bytes. */
    public int writeIndex() {
        return end;
    }

    /** Returns how many bytes may be put into {@link #buffer}, at least one; makes room if there is little. */
    public int writableCount() {
        if (lineStart == end) {
            lineStart = 0;
            scanIndex = 0;
            end = 0;
        } else if (buffer.length - end < MIN_WRITABLE_BYTES) {
            makeRoom();
        }
        return buffer.length - end;
    }

    /** Says that this many bytes were put into {@link #buffer}. */
    public void written(int byteCount) {
        end += byteCount;
    }

    /** Says that no more bytes will come. */
    public void finish() {
        isFinished = true;
    }

    /** Returns how many bytes of a line have come whose end has not. */
    public long unfinishedByteCount() {
        return skippedByteCount + (end - lineStart);
    }

    /** Forgets all bytes that were put in. */
    public void reset() {
        lineStart = 0;
        scanIndex = 0;
        end = 0;
        seenBits = 0;
        isAfterCarriageReturn = false;
        isFinished = false;
        skippedByteCount = 0;
    }

    /** Returns the next line without its end, or null if more bytes are needed to find one. */
    public @Nullable String next() {
        while (true) {
            if (isAfterCarriageReturn && lineStart < end) {
                skipLineFeed();
            }
            int lineEnd = findLineEnd();
            if (lineEnd < 0) {
                if (!isFinished || (lineStart == end && skippedByteCount == 0)) {
                    return null;
                }
                lineEnd = end;
            }
            String line = take(lineEnd);
            if (line != null) {
                return line;
            }
        }
    }

    private void skipLineFeed() {
        isAfterCarriageReturn = false;
        if (buffer[lineStart] == '\n') {
            lineStart++;
            scanIndex = lineStart;
        }
    }

    /** Returns the index of the byte that ends the line, or -1; a line that gets too long on the way is skipped so far. */
    private int findLineEnd() {
        byte[] bytes = buffer;
        int bits = seenBits;
        for (int index = scanIndex; index < end; index++) {
            byte current = bytes[index];
            if (current <= '\r' && (current == '\n' || current == '\r')) {
                seenBits = bits;
                return index;
            }
            bits |= current;
        }
        seenBits = bits;
        scanIndex = end;
        if (skippedByteCount > 0 || end - lineStart > maxLineBytes) {
            skip(end);
        }
        return -1;
    }

    /** Moves behind a line that ends at {@code lineEnd}, and returns it; null if it was refused. */
    private @Nullable String take(int lineEnd) {
        int start = lineStart;
        int bits = seenBits;
        if (lineEnd < end) {
            isAfterCarriageReturn = buffer[lineEnd] == '\r';
        }
        boolean isTooLong = skippedByteCount > 0 || lineEnd - start > maxLineBytes;
        if (isTooLong) {
            skip(lineEnd);
        }
        lineStart = Math.min(lineEnd + 1, end);
        scanIndex = lineStart;
        seenBits = 0;
        if (isTooLong) {
            refusal.tooLong(skippedByteCount, new String(skippedBeginning, ISO_8859_1));
            skippedByteCount = 0;
            return null;
        }
        return decode(start, lineEnd - start, bits < 0);
    }

    private void skip(int to) {
        if (skippedByteCount == 0) {
            skippedBeginning = Arrays.copyOfRange(buffer, lineStart, Math.min(to, lineStart + SAMPLE_BYTES));
        }
        skippedByteCount += to - lineStart;
        lineStart = to;
        scanIndex = to;
        seenBits = 0;
    }

    private @Nullable String decode(int start, int length, boolean hasHighBytes) {
        if (isLatin1 || (isUtf8 && !hasHighBytes)) {
            return new String(buffer, start, length, ISO_8859_1);
        }
        if (isUtf8) {
            String line = new String(buffer, start, length, UTF_8);
            if (line.indexOf('\uFFFD') < 0) {
                return line; // the JDK puts U+FFFD where it cannot decode, and decodes much faster than a decoder that
                // reports
            }
        }
        try {
            return strictDecoder.decode(ByteBuffer.wrap(buffer, start, length)).toString();
        } catch (CharacterCodingException malformed) {
            refusal.malformed(new String(buffer, start, Math.min(length, SAMPLE_BYTES), ISO_8859_1));
            return null;
        }
    }

    /** Moves the unfinished line to the front, and doubles the buffer when that is not enough. */
    private void makeRoom() {
        int length = end - lineStart;
        byte[] target = buffer.length - length < MIN_WRITABLE_BYTES ? new byte[2 * buffer.length] : buffer;
        System.arraycopy(buffer, lineStart, target, 0, length);
        buffer = target;
        scanIndex -= lineStart;
        lineStart = 0;
        end = length;
    }
}

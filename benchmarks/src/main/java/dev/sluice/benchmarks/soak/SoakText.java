package dev.sluice.benchmarks.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.benchmarks.wordcount.ZipfLines;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The text that is sent again and again, and how often each word is in it.
 *
 * <p><b>Thread rule:</b> immutable; nobody writes to the bytes.
 */
final class SoakText {
    private static final int WORDS_PER_LINE = 10;
    /** Few enough that the tables which are kept from batch to batch reach their final size while the program warms up. */
    private static final int VOCABULARY_SIZE = 10_000;

    private final byte[] bytes;
    private final long wordCount;
    private final Map<String, Long> counts;

    private SoakText(byte[] bytes, long wordCount, Map<String, Long> counts) {
        this.bytes = bytes;
        this.wordCount = wordCount;
        this.counts = Map.copyOf(counts);
    }

    static SoakText create(int lineCount) {
        List<String> lines = ZipfLines.create(lineCount, WORDS_PER_LINE, VOCABULARY_SIZE, 42);
        Map<String, Long> counts = new HashMap<>();
        for (String line : lines) {
            for (String word : line.split(" ")) {
                counts.merge(word, 1L, Long::sum);
            }
        }
        byte[] bytes = (String.join("\n", lines) + "\n").getBytes(UTF_8);
        return new SoakText(bytes, (long) lineCount * WORDS_PER_LINE, counts);
    }

    /** Returns the lines as they are sent. */
    byte[] bytes() {
        return bytes;
    }

    long wordCount() {
        return wordCount;
    }

    /** Returns the number of each word, counted without Sluice. */
    Map<String, Long> counts() {
        return counts;
    }
}

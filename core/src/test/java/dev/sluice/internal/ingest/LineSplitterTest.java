package dev.sluice.internal.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class LineSplitterTest {
    private final List<String> refused = new ArrayList<>();

    private final LineSplitter.Refusal refusals = new LineSplitter.Refusal() {
        @Override
        public void tooLong(long byteCount, String beginning) {
            refused.add("too long: " + byteCount + " " + beginning);
        }

        @Override
        public void malformed(String line) {
            refused.add("malformed: " + line);
        }
    };

    private List<String> lines(byte[] bytes, Charset charset, int maxLineBytes, RandomGenerator random) {
        LineSplitter splitter = new LineSplitter(charset, maxLineBytes, refusals);
        List<String> lines = new ArrayList<>();
        int position = 0;
        while (position < bytes.length) {
            int room = Math.min(splitter.writableCount(), bytes.length - position);
            int count = 1 + random.nextInt(Math.min(room, 1 + random.nextInt(40)));
            System.arraycopy(bytes, position, splitter.buffer(), splitter.writeIndex(), count);
            splitter.written(count);
            position += count;
            drain(splitter, lines);
        }
        splitter.finish();
        drain(splitter, lines);
        return lines;
    }

    private static void drain(LineSplitter splitter, List<String> lines) {
        for (String line = splitter.next(); line != null; line = splitter.next()) {
            lines.add(line);
        }
    }

    private List<String> lines(String text) {
        return lines(text.getBytes(UTF_8), UTF_8, 100, new SplittableRandom(1));
    }

    @Test
    void next_cutsAtAllThreeLineEnds() {
        assertThat(lines("a\nb\rc\r\nd\n\n\r\r\ne")).containsExactly("a", "b", "c", "d", "", "", "", "e");
    }

    @Test
    void next_whenLastLineHasNoEnd_returnsItAfterFinish() {
        assertThat(lines("a\nbc")).containsExactly("a", "bc");
        assertThat(lines("a\n")).containsExactly("a");
        assertThat(lines("")).isEmpty();
    }

    @Test
    void next_whenCarriageReturnIsLastByteSoFar_doesNotWaitForMore() {
        LineSplitter splitter = new LineSplitter(UTF_8, 100, refusals);
        splitter.writableCount();
        splitter.buffer()[0] = 'a';
        splitter.buffer()[1] = '\r';
        splitter.written(2);

        assertThat(splitter.next()).isEqualTo("a");
        assertThat(splitter.next()).isNull();
    }

    @Test
    void next_whenLineIsTooLong_refusesItAndGoesOn() {
        String tooLong = "x".repeat(101);
        assertThat(lines("a\n" + tooLong + "\r\n" + "y".repeat(100) + "\n" + tooLong))
                .containsExactly("a", "y".repeat(100));
        assertThat(refused).hasSize(2).allMatch(refusal -> refusal.startsWith("too long: 101 xxx"));
    }

    @Test
    void next_whenLineIsNotUtf8_refusesItAndGoesOn() {
        byte[] bytes = "good\nb?d\n\uFFFD is fine\n".getBytes(UTF_8);
        bytes[6] = (byte) 0xC3;

        assertThat(lines(bytes, UTF_8, 100, new SplittableRandom(1))).containsExactly("good", "\uFFFD is fine");
        assertThat(refused).containsExactly("malformed: b\u00C3d");
    }

    @Test
    void next_whenAsciiLineHasHighByte_refusesIt() {
        assertThat(lines("a\né\n".getBytes(ISO_8859_1), US_ASCII, 100, new SplittableRandom(1)))
                .containsExactly("a");
        assertThat(lines("a\né\n".getBytes(ISO_8859_1), ISO_8859_1, 100, new SplittableRandom(1)))
                .containsExactly("a", "é");
    }

    @Test
    void constructor_whenCharsetHasOtherLineEnds_isRejected() {
        assertThatThrownBy(() -> new LineSplitter(UTF_16, 100, refusals)).hasMessageContaining("UTF-16");
    }

    @Test
    void next_whenLineIsHuge_keepsMemoryConstant() {
        LineSplitter splitter = new LineSplitter(UTF_8, 1 << 20, refusals);
        long remaining = 100L << 20;
        while (remaining > 0) {
            int room = (int) Math.min(splitter.writableCount(), remaining);
            Arrays.fill(splitter.buffer(), splitter.writeIndex(), splitter.writeIndex() + room, (byte) 'x');
            splitter.written(room);
            remaining -= room;
            assertThat(splitter.next()).isNull();
        }

        assertThat(splitter.buffer().length).isLessThanOrEqualTo(4 << 20);
        splitter.finish();
        assertThat(splitter.next()).isNull();
        assertThat(refused).singleElement().asString().startsWith("too long: " + (100 << 20));
    }

    @Test
    void next_agreesWithBufferedReader_whateverTheChunks() throws IOException {
        long seed = Long.getLong("sluice.seed", System.nanoTime());
        SplittableRandom random = new SplittableRandom(seed);
        String alphabet = "ab\n\n\r\r\u00E9\u4E2D\uD83D\uDE00";
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(200);
            while (text.length() < length) {
                int codePoint = alphabet.codePointAt(
                        alphabet.offsetByCodePoints(0, random.nextInt(alphabet.codePointCount(0, alphabet.length()))));
                text.appendCodePoint(codePoint);
            }
            List<String> expected = new ArrayList<>();
            BufferedReader reader = new BufferedReader(new StringReader(text.toString()));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                expected.add(line);
            }

            assertThat(lines(text.toString().getBytes(UTF_8), UTF_8, 10_000, random))
                    .as("replay with -Dsluice.seed=%d, round %d", seed, round)
                    .isEqualTo(expected);
        }
    }
}

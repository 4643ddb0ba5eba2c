package dev.sluice.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.spi.Codec;
import dev.sluice.spi.CodecInput;
import dev.sluice.spi.CodecOutput;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Checks what {@link Codec} promises.
 *
 * <p><b>Thread rule:</b> confined to the test's thread, but for the calls that are made from several.
 *
 * @param <T> the class of the values
 */
public abstract class CodecContract<T> {
    private static final int DEFAULT_MAX_BYTES = 1_024;
    private static final int ROUNDS = 200;

    /** Returns the codec under test. */
    protected abstract Codec<T> codec();

    /** Returns values with {@code equals}: ordinary ones, the smallest and the largest, and those that one forgets. */
    protected abstract List<T> values();

    /** Returns how many bytes the largest of the values may take. */
    protected int maxBytes() {
        return DEFAULT_MAX_BYTES;
    }

    @Test
    public void read_ofWhatWasWritten_givesAnEqualValue() {
        for (T value : values()) {
            assertThat(read(codec(), write(codec(), value))).isEqualTo(value);
        }
    }

    @Test
    public void read_takesAllThatWasWritten() {
        for (T value : values()) {
            byte[] bytes = write(codec(), value);
            CodecInput in = new CodecInput(bytes, 0, bytes.length);
            codec().read(in);
            assertThat(in.remaining()).as("bytes left of " + value).isZero();
        }
    }

    @Test
    public void read_whenBytesStandAmongOthers_takesItsOwn() {
        for (T value : values()) {
            byte[] bytes = write(codec(), value);
            byte[] among = new byte[bytes.length + 2];
            Arrays.fill(among, (byte) 0xAA);
            System.arraycopy(bytes, 0, among, 1, bytes.length);

            assertThat(codec().read(new CodecInput(among, 1, bytes.length))).isEqualTo(value);
        }
    }

    @Test
    public void read_whenTruncated_isRefused() {
        for (T value : values()) {
            byte[] bytes = write(codec(), value);
            for (int length = 0; length < bytes.length; length++) {
                byte[] truncated = Arrays.copyOf(bytes, length);
                assertThatThrownBy(() -> read(codec(), truncated))
                        .as("%s in %d bytes of %d", value, length, bytes.length)
                        .isInstanceOf(RuntimeException.class);
            }
        }
    }

    @Test
    public void write_whenRepeated_givesTheSameBytes() {
        for (T value : values()) {
            byte[] bytes = write(codec(), value);
            assertThat(write(codec(), value)).isEqualTo(bytes);
            assertThat(write(codec(), read(codec(), bytes))).isEqualTo(bytes);
        }
    }

    @Test
    public void write_appendsToWhatIsThere() {
        for (T value : values()) {
            CodecOutput out = new CodecOutput(1);
            out.writeByte(7);
            codec().write(value, out);

            byte[] all = out.toByteArray();
            assertThat(all[0]).isEqualTo((byte) 7);
            assertThat(Arrays.copyOfRange(all, 1, all.length)).isEqualTo(write(codec(), value));
        }
    }

    @Test
    public void write_keepsToItsSize() {
        for (T value : values()) {
            assertThat(write(codec(), value)).as("bytes of " + value).hasSizeLessThanOrEqualTo(maxBytes());
        }
    }

    @Test
    public void write_ofNull_isRefused() {
        assertThatThrownBy(() -> writeNull(codec())).isInstanceOf(RuntimeException.class);
    }

    @Test
    public void nameAndVersion_neverChange() {
        assertThat(codec().name()).isNotBlank().isEqualTo(codec().name());
        assertThat(codec().version()).isNotNegative().isEqualTo(codec().version());
    }

    @Test
    public void codec_whenCalledFromSeveralThreads_mixesNothing() {
        Codec<T> shared = codec();
        List<T> values = values();

        assertThatCode(() -> IntStream.range(0, ROUNDS)
                        .parallel()
                        .mapToObj(round -> values.get(round % values.size()))
                        .forEach(value ->
                                assertThat(read(shared, write(shared, value))).isEqualTo(value)))
                .doesNotThrowAnyException();
    }

    private static <T> byte[] write(Codec<T> codec, T value) {
        CodecOutput out = new CodecOutput(16);
        codec.write(value, out);
        return out.toByteArray();
    }

    private static <T> T read(Codec<T> codec, byte[] bytes) {
        return codec.read(new CodecInput(bytes, 0, bytes.length));
    }

    @SuppressWarnings("NullAway") // the mistake that the test is about
    private static void writeNull(Codec<?> codec) {
        codec.write(null, new CodecOutput(16));
    }
}

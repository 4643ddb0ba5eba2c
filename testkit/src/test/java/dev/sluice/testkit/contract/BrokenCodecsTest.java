package dev.sluice.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.spi.Codec;
import dev.sluice.spi.CodecInput;
import dev.sluice.spi.CodecOutput;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Proves that the contract of codecs can fail: one that breaks a promise fails the tests of that promise. */
class BrokenCodecsTest {

    @Test
    void contract_whenTruncatedBytesAreTaken_fails() {
        assertThat(failedTestsOf(() -> new UriCodec() {
                    @Override
                    public void write(URI value, CodecOutput out) {
                        byte[] text = value.toString().getBytes(UTF_8);
                        out.writeRaw(text, 0, text.length);
                    }

                    @Override
                    public URI read(CodecInput in) {
                        byte[] text = new byte[in.remaining()];
                        for (int index = 0; index < text.length; index++) {
                            text[index] = in.readByte();
                        }
                        return URI.create(new String(text, UTF_8));
                    }
                }))
                .containsExactly("read_whenTruncated_isRefused");
    }

    @Test
    void contract_whenBytesCarryACounter_fails() {
        assertThat(failedTestsOf(() -> new UriCodec() {
                    private static int count;

                    @Override
                    public void write(URI value, CodecOutput out) {
                        super.write(value, out);
                        out.writeVarInt(count++);
                    }

                    @Override
                    public URI read(CodecInput in) {
                        URI value = super.read(in);
                        in.readVarInt();
                        return value;
                    }
                }))
                .contains("write_whenRepeated_givesTheSameBytes", "write_appendsToWhatIsThere");
    }

    @Test
    void contract_whenTheReadStopsEarlyOrLosesAPart_fails() {
        assertThat(failedTestsOf(() -> new UriCodec() {
                    @Override
                    public void write(URI value, CodecOutput out) {
                        super.write(value, out);
                        out.writeByte(0);
                    }
                }))
                .containsExactly("read_takesAllThatWasWritten", "read_whenTruncated_isRefused");
        assertThat(failedTestsOf(() -> new UriCodec() {
                    @Override
                    public URI read(CodecInput in) {
                        return URI.create(in.readString().replaceFirst("#.*", ""));
                    }
                }))
                .contains("read_ofWhatWasWritten_givesAnEqualValue");
    }

    @Test
    void contract_whenNullIsWritten_fails() {
        assertThat(failedTestsOf(() -> new UriCodec() {
                    @Override
                    public void write(URI value, CodecOutput out) {
                        out.writeString(String.valueOf(value));
                    }
                }))
                .containsExactly("write_ofNull_isRefused");
    }

    private static List<String> failedTestsOf(Supplier<Codec<URI>> codec) {
        return ContractRun.failedTestsOf(() -> new OfUris(codec.get()));
    }

    private static final class OfUris extends CodecContract<URI> {
        private final Codec<URI> codec;

        OfUris(Codec<URI> codec) {
            this.codec = codec;
        }

        @Override
        protected Codec<URI> codec() {
            return codec;
        }

        @Override
        protected List<URI> values() {
            return UriCodecContractTest.VALUES;
        }
    }
}

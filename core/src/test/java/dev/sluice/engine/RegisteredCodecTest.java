package dev.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import dev.sluice.rdd.StorageLevel;
import dev.sluice.spi.Codec;
import dev.sluice.spi.CodecInput;
import dev.sluice.spi.CodecOutput;
import dev.sluice.spi.Receiver;
import dev.sluice.testing.StreamTestDriver;
import dev.sluice.testing.TestOutput;
import dev.sluice.time.Durations;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Codecs that a program registers are used where its records wait on disk. */
class RegisteredCodecTest {
    private static final URI PAGE = URI.create("https://x.org/");

    private final StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1));
    private final CountingCodec codec = new CountingCodec();

    @Test
    void recordsOfARegisteredClass_waitOnDisk() {
        driver.context().registerCodec(URI.class, codec);
        TestOutput<URI> pages = driver.capture(driver.context().receiverStream(PageReceiver::new));

        driver.start();
        driver.nextBatch();
        driver.close();

        assertThat(pages.all()).containsExactly(PAGE);
        assertThat(codec.writes).hasPositiveValue();
    }

    @Test
    void secondCodecOfAClass_isRefused() {
        driver.context().registerCodec(URI.class, codec);

        assertRefused(URI.class, new CountingCodec(), "java.net.URI: it has two codecs");
    }

    @Test
    void codecOfAClassThatIsBuiltIn_isRefused() {
        assertRefused(String.class, new NamedCodec<>(), "java.lang.String: it is built in and takes no codec");
        assertRefused(int[].class, new NamedCodec<>(), "int[]: it is built in and takes no codec");
    }

    @Test
    void codec_whenStarted_isRefusedNamingTheLine() {
        driver.capture(driver.input("numbers").stream());
        driver.start();

        assertThatThrownBy(() -> driver.context().registerCodec(URI.class, codec))
                .isInstanceOfSatisfying(
                        StreamingException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.GRAPH_FROZEN))
                .hasMessageContaining("Cannot add registerCodec at RegisteredCodecTest.java:")
                .hasMessageContaining("the context has been started");
    }

    private <T> void assertRefused(Class<T> type, Codec<T> refused, String message) {
        assertThatThrownBy(() -> driver.context().registerCodec(type, refused))
                .isInstanceOfSatisfying(
                        StreamingException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.CODEC_UNSUPPORTED))
                .hasMessageContaining(message);
    }

    private static class NamedCodec<T> implements Codec<T> {
        @Override
        public String name() {
            return "named";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public void write(T value, CodecOutput out) {
            throw new UnsupportedOperationException("not written in these tests");
        }

        @Override
        public T read(CodecInput in) {
            throw new UnsupportedOperationException("not read in these tests");
        }
    }

    private static final class CountingCodec extends NamedCodec<URI> {
        private final AtomicInteger writes = new AtomicInteger();

        @Override
        public void write(URI value, CodecOutput out) {
            writes.incrementAndGet();
            out.writeString(value.toString());
        }

        @Override
        public URI read(CodecInput in) {
            return URI.create(in.readString());
        }
    }

    private static final class PageReceiver extends Receiver<URI> {
        PageReceiver() {
            super(StorageLevel.DISK_ONLY);
        }

        @Override
        protected void onStart() {
            store(PAGE);
        }

        @Override
        protected void onStop() {}
    }
}

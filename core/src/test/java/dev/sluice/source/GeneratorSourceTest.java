package dev.sluice.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.config.StreamingConf;
import dev.sluice.internal.ingest.IngestFixture;
import dev.sluice.spi.SourceReader;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GeneratorSourceTest {
    private final IngestFixture fixture = new IngestFixture();

    private SourceReader<String> open(GeneratorSource<String> source) throws Exception {
        SourceReader<String> reader = source.open(fixture.context(StreamingConf.create()));
        reader.start();
        return reader;
    }

    private void advance(long milliseconds) {
        fixture.simulated.clock().advance(Duration.ofMillis(milliseconds));
    }

    @Test
    void plan_hasExactlyTheRecordsDue() throws Exception {
        SourceReader<String> reader = open(new GeneratorSource<>(2.5, number -> "r" + number));

        advance(1_000);
        assertThat(fixture.nextElements(reader)).containsExactly("r0", "r1");
        advance(1_000);
        assertThat(fixture.nextElements(reader)).containsExactly("r2", "r3", "r4");
        assertThat(fixture.nextElements(reader)).isEmpty();
    }

    @Test
    void plan_endsAtTheTotal() throws Exception {
        SourceReader<String> reader = open(new GeneratorSource<>(1_000, number -> "r" + number).limitedTo(1_500));

        advance(1_000);
        assertThat(fixture.nextBatch(reader).recordCount()).isEqualTo(1_000);
        advance(1_000);
        assertThat(fixture.nextBatch(reader).recordCount()).isEqualTo(500);
        advance(1_000);
        assertThat(fixture.nextBatch(reader).recordCount()).isZero();
    }

    @Test
    void limitRate_holdsFromThenOn() throws Exception {
        SourceReader<String> reader = open(new GeneratorSource<>(1_000, number -> "r" + number));
        advance(1_000);
        reader.limitRate(100);
        advance(1_000);
        assertThat(fixture.nextBatch(reader).recordCount()).isEqualTo(1_100);

        reader.limitRate(5_000);
        advance(1_000);
        assertThat(fixture.nextBatch(reader).recordCount())
                .as("never above its own rate")
                .isEqualTo(1_000);
    }

    @Test
    void stop_endsIt() throws Exception {
        SourceReader<String> reader = open(new GeneratorSource<>(1_000, number -> "r" + number));
        advance(1_000);
        fixture.nextBatch(reader);

        reader.stop();
        advance(1_000);

        assertThat(fixture.nextBatch(reader).recordCount()).isZero();
    }

    @Test
    void constructor_whenRateIsZero_isRejected() {
        assertThatThrownBy(() -> new GeneratorSource<>(0, number -> number)).hasMessageContaining("above 0, got 0.0");
    }
}

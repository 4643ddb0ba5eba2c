package dev.sluice.internal.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.config.BackpressureKeys;
import dev.sluice.config.StreamingConf;
import dev.sluice.event.StreamingEvent.BatchInfo;
import dev.sluice.event.StreamingEvent.InputInfo;
import dev.sluice.event.StreamingEvent.RateUpdated;
import dev.sluice.spi.InputBatch;
import dev.sluice.spi.SourceReader;
import dev.sluice.time.BatchTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackPressureTest {
    private static final StreamingConf ENABLED = StreamingConf.create().set(BackpressureKeys.ENABLED, true);

    /** Notes the limits it is given. */
    private static final class LimitedReader implements SourceReader<String> {
        final List<Double> limits = new ArrayList<>();

        @Override
        public InputBatch<String> plan(BatchTime batch) {
            return new InputBatch<>(List.of(), 0, "");
        }

        @Override
        public void limitRate(double recordsPerSecond) {
            limits.add(recordsPerSecond);
        }
    }

    private static BatchInfo batch(long submittedMillis, long startedMillis, long endedMillis, InputInfo... inputs) {
        return new BatchInfo(
                0, submittedMillis, submittedMillis, startedMillis, endedMillis, List.of(inputs), List.of(), List.of());
    }

    private static InputInfo input(int streamId, long recordCount) {
        return new InputInfo(streamId, "stream-" + streamId, recordCount, "");
    }

    @Test
    void batchCompleted_limitsEachStreamByItsOwnCount() {
        BackPressure backPressure = new BackPressure(ENABLED, Duration.ofSeconds(1));
        LimitedReader first = new LimitedReader();
        LimitedReader second = new LimitedReader();
        backPressure.control(0, first::limitRate);
        backPressure.control(1, second::limitRate);

        assertThat(backPressure.batchCompleted(batch(1_000, 1_000, 1_500, input(0, 1_000), input(1, 500))))
                .isEmpty(); // seeds 2000 and 1000 records/s
        List<RateUpdated> updates =
                backPressure.batchCompleted(batch(2_000, 2_000, 3_000, input(0, 1_500), input(1, 500), input(2, 7)));

        assertThat(updates)
                .containsExactly(new RateUpdated(0, "stream-0", 1_500.0), new RateUpdated(1, "stream-1", 500.0));
        assertThat(first.limits).containsExactly(1_500.0);
        assertThat(second.limits).containsExactly(500.0);
    }

    @Test
    void batchCompleted_whenBatchWaited_limitsMore() {
        BackPressure backPressure = new BackPressure(ENABLED, Duration.ofSeconds(1));
        LimitedReader reader = new LimitedReader();
        backPressure.control(0, reader::limitRate);
        backPressure.batchCompleted(batch(1_000, 1_000, 2_000, input(0, 1_000)));

        backPressure.batchCompleted(batch(2_000, 2_500, 3_500, input(0, 1_000)));

        assertThat(reader.limits).containsExactly(900.0); // 1000 - 0.2 * (500 ms * 1000/s / 1000 ms)
    }

    @Test
    void batchCompleted_whenCountIsUnknownOrControlIsOff_doesNothing() {
        LimitedReader reader = new LimitedReader();
        BackPressure enabled = new BackPressure(ENABLED, Duration.ofSeconds(1));
        BackPressure off = new BackPressure(StreamingConf.create(), Duration.ofSeconds(1));
        enabled.control(0, reader::limitRate);
        off.control(0, reader::limitRate);

        for (long millis = 1_000; millis < 10_000; millis += 1_000) {
            assertThat(enabled.batchCompleted(batch(millis, millis, millis + 500, input(0, -1))))
                    .isEmpty();
            assertThat(off.batchCompleted(batch(millis, millis, millis + 500, input(0, 100))))
                    .isEmpty();
        }

        assertThat(reader.limits).isEmpty();
    }
}

package dev.sluice.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.event.StreamingEvent.BatchInfo;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatsReportListenerTest {

    @Test
    void report_showsTheDelaysOfTheLastBatchesOnly() {
        StatsReportListener listener = new StatsReportListener(3);
        for (long runMillis : new long[] {900, 10, 30, 20}) {
            listener.onBatchCompleted(new StreamingEvent.BatchCompleted(
                    new BatchInfo(0, 1000, 1000, 1005, 1005 + runMillis, List.of(), List.of(), List.of())));
        }

        assertThat(listener.report())
                .isEqualTo("Delays of the last 3 batches in ms (min 25% 50% 75% max):"
                        + " total 15 25 25 35 35, processing 10 20 20 30 30");
    }

    @Test
    void batchCount_whenZero_isRefused() {
        assertThatThrownBy(() -> new StatsReportListener(0)).hasMessage("batchCount must be at least 1, got 0");
    }
}

package dev.sluice.internal.engine;

import dev.sluice.event.StreamingEvent.BatchInfo;
import dev.sluice.event.StreamingEvent.InputInfo;
import dev.sluice.event.StreamingEvent.OutputInfo;
import dev.sluice.state.StateUsage;
import dev.sluice.time.BatchTime;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known so far about the batch that runs.
 *
 * <p><b>Thread rule:</b> confined to the batch-runner thread.
 */
final class BatchReport {
    private final BatchTime batch;
    private final long submittedMillis;
    private final long startedMillis;
    private final List<OutputInfo> outputs = new ArrayList<>();
    private List<InputInfo> inputs = List.of();
    private List<StateUsage> state = List.of();
    private long endedMillis = -1;

    BatchReport(BatchTime batch, long submittedMillis, long startedMillis) {
        this.batch = batch;
        this.submittedMillis = submittedMillis;
        this.startedMillis = startedMillis;
    }

    void planned(List<InputInfo> newInputs) {
        inputs = newInputs;
    }

    void add(OutputInfo output) {
        outputs.add(output);
    }

    void ended(long epochMillis, List<StateUsage> newState) {
        endedMillis = epochMillis;
        state = newState;
    }

    BatchInfo toBatchInfo() {
        return new BatchInfo(
                batch.id(), batch.milliseconds(), submittedMillis, startedMillis, endedMillis, inputs, outputs, state);
    }
}

package dev.sluice.internal.engine;

import dev.sluice.time.BatchTime;

/** What others ask of the batch runner. */
sealed interface RunnerMessage {

    /** Run a batch. */
    record RunBatch(BatchTime batch, long submittedMillis) implements RunnerMessage {}

    /** Run something of the program's that needs the lineage of past batches. */
    record Ask(Runnable question) implements RunnerMessage {}

    /** Stop the sources, and say whether they have input left. */
    record StopInputs() implements RunnerMessage {}

    /** Say whether the sources have input left. */
    record ReportInputs() implements RunnerMessage {}

    /** Close the sources and release what is kept. */
    record Close() implements RunnerMessage {}
}

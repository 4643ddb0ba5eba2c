package dev.sluice.config;

import static dev.sluice.config.RetiredKey.ignored;
import static dev.sluice.config.RetiredKey.refused;

import java.util.List;

/**
 * Answers for the settings of Spark Streaming that have no counterpart.
 *
 * <p>A setting is refused when ignoring it could lose data or change results, and ignored with a warning otherwise.
 *
 * <p><b>Thread rule:</b> immutable.
 */
final class RetiredKeys {

    static final List<RetiredKey> ALL = List.of(
            ignored(
                    "spark.streaming.blockInterval",
                    "Blocks are cut by size (sluice.receiver.blockBytes) and at batch boundaries, not by a timer."),
            ignored(
                    "spark.streaming.blockQueueSize",
                    "The bound on received data is in bytes and records: sluice.receiver.bufferBytes and"
                            + " sluice.receiver.bufferRecords."),
            ignored(
                    "spark.streaming.receiver.blockStoreTimeout",
                    "Storing a block waits for room as long as it takes, and an event says that it waits."),
            refused(
                    "spark.streaming.receiver.writeAheadLog.",
                    "There is no write-ahead log in this version: received data is lost with the process. Remove the"
                            + " setting to accept that."),
            ignored(
                    "spark.streaming.driver.writeAheadLog.",
                    "There is no separate log of block metadata, so there is nothing to tune."),
            refused(
                    "spark.streaming.checkpoint.directory",
                    "There are no checkpoints in this version: a restart begins anew. Remove the setting to accept"
                            + " that."),
            ignored(
                    "spark.streaming.unpersist",
                    "A batch's data is always released when nothing needs it; call remember(duration) to keep it"
                            + " longer."),
            ignored(
                    "spark.streaming.stopSparkContextByDefault",
                    "There is no SparkContext to stop; stop() always releases everything."),
            refused(
                    "spark.streaming.concurrentJobs",
                    "Batches run one after another, which ordered outputs rely on; raise sluice.default.parallelism to"
                            + " use more cores."),
            ignored(
                    "spark.streaming.ui.retainedBatches",
                    "There is no web page that retains batches; add a StreamingListener to keep what you need."),
            ignored(
                    "spark.streaming.sessionByKey.deltaChainThreshold",
                    "It tunes a chain of deltas; the state of mapWithState is kept without one."),
            refused(
                    "spark.streaming.clock",
                    "The clock is not chosen by a class name; test on virtual time with"
                            + " dev.sluice.testing.StreamTestDriver."),
            refused(
                    "spark.streaming.manualClock.jump",
                    "Test on virtual time with dev.sluice.testing.StreamTestDriver, which steps its own clock."),
            ignored(
                    "spark.streaming.dynamicAllocation.",
                    "The embedded engine has no executors to add or remove; sluice.master sets its parallelism."),
            refused(
                    "spark.streaming.kafka.",
                    "There is no Kafka source in this version, so no limit set here would hold."),
            refused("spark.streaming.kinesis.", "There is no Kinesis source; wrap the client in a custom Receiver."),
            refused(
                    "spark.streaming.internal.",
                    "Spark sets these for its own jobs; inside a task, ask TaskContext.current() instead."));

    private RetiredKeys() {}
}

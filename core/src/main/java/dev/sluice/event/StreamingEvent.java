package dev.sluice.event;

import dev.sluice.state.StateUsage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that happened in a streaming context.
 *
 * <p><b>Thread rule:</b> immutable.
 */
public sealed interface StreamingEvent {

    /** The context has started; {@code epochMillis} is when. */
    record StreamingStarted(long epochMillis) implements StreamingEvent {}

    /**
     * The context has stopped; the last event of all.
     *
     * @param epochMillis when
     * @param failure the first failure of the program, if anything failed
     * @param unprocessed what was received and is in no batch that ran: of each input stream that has some, how much
     */
    record StreamingStopped(long epochMillis, Optional<String> failure, List<InputInfo> unprocessed)
            implements StreamingEvent {

        public StreamingStopped {
            unprocessed = List.copyOf(unprocessed);
        }
    }

    /**
     * A batch is planned. Told when its time is final, which for a batch that waits is when another one waits behind it or it is about to
     * run: until then later edges may be merged into it.
     */
    record BatchSubmitted(BatchInfo batch) implements StreamingEvent {}

    /** A batch begins: its input is planned, or could not be. */
    record BatchStarted(BatchInfo batch) implements StreamingEvent {}

    /** All outputs of a batch succeeded. */
    record BatchCompleted(BatchInfo batch) implements StreamingEvent {}

    /** At least one output of a batch failed, or its input could not be planned; its other outputs have run. */
    record BatchFailed(BatchInfo batch, String failure) implements StreamingEvent {}

    /** A batch that was submitted will not run, because the program stops. */
    record BatchDropped(BatchInfo batch) implements StreamingEvent {}

    /** An output of a batch begins. */
    record OutputStarted(OutputInfo output) implements StreamingEvent {}

    /** An output of a batch has ended; {@link OutputInfo#failure} says whether it failed. */
    record OutputCompleted(OutputInfo output) implements StreamingEvent {}

    /**
     * Grid edges passed without a batch of their own; their input is part of the batch at the last edge.
     *
     * @param firstEdgeMillis the first edge that has no batch of its own
     * @param lastEdgeMillis the edge of the batch that has their input
     * @param edgeCount the number of edges without a batch of their own
     */
    record EdgesMerged(long firstEdgeMillis, long lastEdgeMillis, long edgeCount) implements StreamingEvent {}

    /** A receiver runs. */
    record ReceiverStarted(ReceiverInfo receiver) implements StreamingEvent {}

    /** A receiver met a problem and goes on, or restarts. */
    record ReceiverError(ReceiverInfo receiver, String message) implements StreamingEvent {}

    /** A receiver runs no more. */
    record ReceiverStopped(ReceiverInfo receiver, String message) implements StreamingEvent {}

    /** Received blocks were written to disk because the memory buffer is full. */
    record BlocksSpilled(int streamId, String streamName, int blockCount, long byteCount) implements StreamingEvent {}

    /** A receiver waits because memory and disk quota are used up ({@code isBlocked}), or goes on again. */
    record ReceiverBlocked(int streamId, String streamName, boolean isBlocked, String reason)
            implements StreamingEvent {}

    /** Input was refused, and counted: a line that is too long, bytes that are no UTF-8. */
    record InputRejected(int streamId, String streamName, String peer, String reason, long rejectedCount, String sample)
            implements StreamingEvent {}

    /**
     * A source threw where the engine goes on without it: when a batch was released, a rate limited, the source stopped, asked for what is
     * left, or closed. A source that throws when a batch is cut or planned fails the batch instead.
     */
    record SourceFailed(int streamId, String streamName, String message) implements StreamingEvent {}

    /**
     * Event time went on. Told with the end of the batch, if what the batch changed in state is kept.
     *
     * @param streamName the stream with event time
     * @param watermark whatever happened before it is thought to have arrived
     */
    record WatermarkAdvanced(long batchId, long batchTimeMillis, String streamName, Instant watermark)
            implements StreamingEvent {}

    /**
     * Elements had timestamps that cannot be true; they are in the stream's {@code rejected()}.
     *
     * @param streamName the stream with event time
     * @param notPositiveCount how many in this batch had a timestamp of the epoch or before
     * @param aheadCount how many in this batch had a timestamp too far after the batch
     */
    record TimestampsRejected(
            long batchId, long batchTimeMillis, String streamName, long notPositiveCount, long aheadCount)
            implements StreamingEvent {}

    /**
     * Elements came after what they belong to was closed; they are in the {@code late()} of the operator that found them.
     *
     * @param streamName the operator
     * @param lateCount how many in this batch
     */
    record ElementsLate(long batchId, long batchTimeMillis, String streamName, long lateCount)
            implements StreamingEvent {}

    /** Back-pressure set a new limit on a stream. */
    record RateUpdated(int streamId, String streamName, double recordsPerSecond) implements StreamingEvent {}

    /**
     * A batch as far as it has come.
     *
     * @param batchId its sequence number
     * @param batchTimeMillis its time
     * @param submittedMillis when it was planned
     * @param startedMillis when its first output began, or -1
     * @param endedMillis when its last output ended, or -1
     * @param inputs what each input stream contributes
     * @param outputs its outputs so far
     * @param state what the state of each operator takes when the batch has ended, empty before
     */
    record BatchInfo(
            long batchId,
            long batchTimeMillis,
            long submittedMillis,
            long startedMillis,
            long endedMillis,
            List<InputInfo> inputs,
            List<OutputInfo> outputs,
            List<StateUsage> state) {

        public BatchInfo {
            inputs = List.copyOf(inputs);
            outputs = List.copyOf(outputs);
            state = List.copyOf(state);
        }

        /** Returns how long the batch waited to run, in milliseconds, or -1 before it runs. */
        public long schedulingDelayMillis() {
            return startedMillis < 0 ? -1 : startedMillis - submittedMillis;
        }

        /** Returns how long the batch ran, in milliseconds, or -1 before it has ended. */
        public long processingDelayMillis() {
            return endedMillis < 0 ? -1 : endedMillis - startedMillis;
        }

        /** Returns the time from plan to end in milliseconds, or -1 before it has ended. */
        public long totalDelayMillis() {
            return endedMillis < 0 ? -1 : endedMillis - submittedMillis;
        }

        /** Returns the number of records of all inputs; inputs that do not know theirs count as none. */
        public long recordCount() {
            long total = 0;
            for (InputInfo input : inputs) {
                total += Math.max(0, input.recordCount());
            }
            return total;
        }
    }

    /**
     * What an input stream contributes to a batch.
     *
     * @param recordCount the number of records, or -1 if unknown
     */
    record InputInfo(int streamId, String streamName, long recordCount, String description) {}

    /**
     * An output of a batch as far as it has come.
     *
     * @param outputId its number, from 0 in the order of definition
     * @param name its name
     * @param callSite where the program defines it
     * @param startedMillis when it began, or -1
     * @param endedMillis when it ended, or -1
     * @param failure why it failed, if it did
     */
    record OutputInfo(
            long batchId,
            long batchTimeMillis,
            int outputId,
            String name,
            String callSite,
            long startedMillis,
            long endedMillis,
            Optional<String> failure) {}

    /**
     * A receiver.
     *
     * @param lastError the last problem it met, or empty
     * @param lastErrorMillis when, or -1
     */
    record ReceiverInfo(
            int streamId,
            String streamName,
            boolean isActive,
            String location,
            String lastError,
            long lastErrorMillis) {}
}

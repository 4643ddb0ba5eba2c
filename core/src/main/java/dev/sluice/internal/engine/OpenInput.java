package dev.sluice.internal.engine;

import static java.util.Objects.requireNonNull;

import dev.sluice.config.EngineKeys;
import dev.sluice.error.ErrorCode;
import dev.sluice.error.Samples;
import dev.sluice.error.StreamingException;
import dev.sluice.event.StreamingEvent.InputInfo;
import dev.sluice.event.StreamingEvent.SourceFailed;
import dev.sluice.internal.graph.StreamNode;
import dev.sluice.internal.ingest.RddQueueSource;
import dev.sluice.rdd.Origin;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.Split;
import dev.sluice.spi.InputBatch;
import dev.sluice.spi.Source;
import dev.sluice.spi.SourceContext;
import dev.sluice.spi.SourceReader;
import dev.sluice.time.BatchTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One reader, whose faults end here: whatever it throws, errors included, is reported under the name of its stream.
 *
 * <p>A fault that leaves the input of a batch untold fails that batch, and the input goes to the next one: in {@code cut} and
 * {@code plan}. Any other fault is logged and told to listeners, and what the engine was doing goes on. One that may leave input behind,
 * in {@code stop} and {@code hasUnplannedInput}, is a failure of the program besides.
 *
 * <p><b>Thread rule:</b> confined to the batch-runner thread, but for {@link #cut}, which the conductor calls, and for opening and
 * starting, which happen before both.
 */
final class OpenInput<T> {
    private static final Logger LOG = LoggerFactory.getLogger(OpenInput.class);

    private final StreamNode stream;
    private final Origin origin;
    private final SourceContext context;
    private final SourceReader<T> reader;
    private final Consumer<Throwable> failures;
    private final Samples samples;
    /** What was handed out and no batch has got yet. */
    private final List<InputBatch<T>> taken = new ArrayList<>();

    private final ConcurrentLinkedQueue<MissedCut> missedCuts = new ConcurrentLinkedQueue<>();
    private boolean couldNotTell;

    private OpenInput(
            StreamNode stream,
            Origin origin,
            SourceContext context,
            SourceReader<T> reader,
            Consumer<Throwable> failures,
            Samples samples) {
        this.stream = stream;
        this.origin = origin;
        this.context = context;
        this.reader = reader;
        this.failures = failures;
        this.samples = samples;
    }

    private record MissedCut(long batchId, Throwable cause) {}

    /**
     * Opens a reader.
     *
     * @param failures takes the program's failures
     * @throws StreamingException whatever the source throws
     */
    static <T> OpenInput<T> open(
            StreamNode stream, Origin origin, Source<T> source, SourceContext context, Consumer<Throwable> failures) {
        Samples samples = context.conf().get(EngineKeys.SAMPLES) ? Samples.bounded() : Samples.hidden();
        try {
            SourceReader<T> reader = requireNonNull(source.open(context), "open returned null instead of a reader");
            return new OpenInput<>(stream, origin, context, reader, failures, samples);
        } catch (Throwable failure) {
            throw failed(origin + " could not be opened", failure, samples, "Nothing was started.");
        }
    }

    StreamNode stream() {
        return stream;
    }

    int streamId() {
        return context.streamId();
    }

    /** Starts the reader, or throws a {@link StreamingException}. */
    void start() {
        try {
            reader.start();
        } catch (Throwable failure) {
            throw failed(origin + " could not be started", failure, samples, "Nothing was started.");
        }
    }

    void cut(BatchTime batch) {
        try {
            reader.cut(batch);
        } catch (Throwable failure) {
            missedCuts.add(new MissedCut(batch.id(), failure));
        }
    }

    /** Takes what the reader hands out for a batch, or throws a {@link StreamingException}. */
    void take(BatchTime batch) {
        Optional<Throwable> missed = missedCut(batch.id());
        if (missed.isPresent()) {
            throw untold("could not mark the end of its input", batch, missed.get());
        }
        try {
            taken.add(requireNonNull(reader.plan(batch), "plan returned null instead of a batch"));
        } catch (Throwable failure) {
            throw untold("could not tell its input", batch, failure);
        }
    }

    /** Returns the lineage of what was taken, and adds what listeners hear of it. */
    RDDNode<?> hand(List<InputInfo> infos) {
        List<Split<T>> splits = new ArrayList<>();
        long recordCount = 0;
        List<String> descriptions = new ArrayList<>();
        for (InputBatch<T> part : taken) {
            splits.addAll(part.splits());
            recordCount = sum(recordCount, part.recordCount());
            if (!part.description().isEmpty()) {
                descriptions.add(part.description());
            }
        }
        taken.clear();
        infos.add(new InputInfo(context.streamId(), origin.operator(), recordCount, String.join(", ", descriptions)));
        return RddQueueSource.resolved(new RDDNode.Read<>(splits, origin));
    }

    void release(BatchTime batch) {
        try {
            reader.release(batch);
        } catch (Throwable failure) {
            report("could not release batch " + batch, failure);
        }
    }

    void limitRate(double recordsPerSecond) {
        try {
            reader.limitRate(recordsPerSecond);
        } catch (Throwable failure) {
            report("could not limit its rate to " + recordsPerSecond + " records a second", failure);
        }
    }

    void stop() {
        try {
            reader.stop();
        } catch (Throwable failure) {
            failures.accept(report("could not be stopped; what it has taken in may be lost", failure));
        }
    }

    /** Returns whether a batch should be planned for what is left. A reader that cannot tell gets one more. */
    boolean hasUnplannedInput() {
        if (!taken.isEmpty()) {
            return true;
        }
        try {
            return reader.hasUnplannedInput();
        } catch (Throwable failure) {
            failures.accept(report("could not tell whether it has input left; some may be lost", failure));
            boolean getsAnotherBatch = !couldNotTell;
            couldNotTell = true;
            return getsAnotherBatch;
        }
    }

    /** Returns what no batch has got, if there is any; called after the stop. */
    Optional<InputInfo> left() {
        long recordCount = unplannedRecordCount();
        for (InputBatch<T> part : taken) {
            recordCount = sum(recordCount, part.recordCount());
        }
        return recordCount == 0
                ? Optional.empty()
                : Optional.of(new InputInfo(context.streamId(), origin.operator(), recordCount, ""));
    }

    private long unplannedRecordCount() {
        try {
            return reader.unplannedRecordCount();
        } catch (Throwable failure) {
            report("could not tell how many records it has left", failure);
            return -1;
        }
    }

    /** Adds two counts, of which -1 is an unknown one. */
    private static long sum(long oneCount, long otherCount) {
        return oneCount < 0 || otherCount < 0 ? -1 : oneCount + otherCount;
    }

    void close() {
        missedCuts.forEach(missed -> report(
                "could not mark the end of its input for batch " + missed.batchId + ", which was dropped",
                missed.cause));
        try {
            reader.close();
        } catch (Throwable failure) {
            report("could not be closed", failure);
        }
    }

    /** Returns why one of the marks up to a batch's is missing, if one is, and forgets it. */
    private Optional<Throwable> missedCut(long batchId) {
        List<Throwable> causes = new ArrayList<>(0);
        for (MissedCut head = missedCuts.peek(); head != null && head.batchId <= batchId; head = missedCuts.peek()) {
            causes.add(missedCuts.remove().cause);
        }
        return causes.stream().findFirst();
    }

    private StreamingException untold(String what, BatchTime batch, Throwable failure) {
        return failed(
                origin + " " + what + " for batch " + batch,
                failure,
                samples,
                "The input stays available for the next batch.");
    }

    private StreamingException report(String what, Throwable failure) {
        restoreInterrupt(failure);
        String message = origin + " " + what + ": " + samples.describe(failure);
        FailureText.error(LOG, origin + " " + what, failure);
        context.events().accept(new SourceFailed(context.streamId(), context.streamName(), message));
        return new StreamingException(ErrorCode.SOURCE_FAILED, message, failure);
    }

    private static StreamingException failed(String what, Throwable failure, Samples samples, String advice) {
        restoreInterrupt(failure);
        return failure instanceof StreamingException known
                ? known
                : new StreamingException(
                        ErrorCode.SOURCE_FAILED, what + ": " + samples.describe(failure) + ". " + advice, failure);
    }

    private static void restoreInterrupt(Throwable failure) {
        if (failure instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
    }
}

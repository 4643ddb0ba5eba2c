package dev.sluice.internal.engine;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import dev.sluice.event.StreamingEvent.InputInfo;
import dev.sluice.internal.graph.StreamNode;
import dev.sluice.internal.graph.StreamOperator;
import dev.sluice.internal.ingest.BackPressure;
import dev.sluice.internal.plan.Plan;
import dev.sluice.rdd.Origin;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.Split;
import dev.sluice.spi.InputBatch;
import dev.sluice.spi.Source;
import dev.sluice.spi.SourceContext;
import dev.sluice.spi.SourceReader;
import dev.sluice.time.BatchTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The readers of all sources, as one.
 *
 * <p><b>Thread rule:</b> confined to the batch-runner thread, but for {@link #cut}, which the conductor calls, and for opening and starting, which
 * happen before both.
 */
final class Inputs {
    private static final Logger LOG = LoggerFactory.getLogger(Inputs.class);

    private final List<OpenInput<?>> inputs = new ArrayList<>();

    private Inputs() {}

    /** Opens the readers of all sources; if one fails, closes the others and throws. */
    static Inputs open(Plan plan, Function<StreamNode, SourceContext> contexts) {
        Inputs opened = new Inputs();
        try {
            for (StreamNode stream : plan.inputs()) {
                StreamOperator.Input input = (StreamOperator.Input) stream.operator();
                opened.inputs.add(open(plan, stream, input.streamId(), input.source(), contexts.apply(stream)));
            }
            return opened;
        } catch (Exception failure) {
            opened.close();
            throw refused(failure);
        }
    }

    /** Starts the readers of all sources; if one fails, closes all and throws. */
    void start() {
        try {
            for (OpenInput<?> input : inputs) {
                input.reader.start();
            }
        } catch (Exception failure) {
            close();
            throw refused(failure);
        }
    }

    private static <T> OpenInput<T> open(
            Plan plan, StreamNode stream, int streamId, Source<T> source, SourceContext context) throws Exception {
        Origin origin = new Origin(plan.graph().nameOf(stream), stream.callSite(), true);
        return new OpenInput<>(stream, streamId, origin, source.open(context));
    }

    private static StreamingException refused(Exception failure) {
        return failure instanceof StreamingException known
                ? known
                : new StreamingException(
                        ErrorCode.SOURCE_FAILED, "A source could not be opened: " + failure.getMessage(), failure);
    }

    /** Marks the end of a batch's input in every reader. */
    void cut(BatchTime batch) {
        for (OpenInput<?> input : inputs) {
            input.reader.cut(batch);
        }
    }

    /**
     * Returns what every input stream reads in a batch.
     *
     * @throws Exception if one reader cannot tell; what the others handed out is part of the next batch
     */
    PlannedInput plan(BatchTime batch) throws Exception {
        for (OpenInput<?> input : inputs) {
            input.take(batch);
        }
        Map<StreamNode, RDDNode.Read<?>> nodes = new HashMap<>();
        List<InputInfo> infos = new ArrayList<>();
        for (OpenInput<?> input : inputs) {
            nodes.put(input.stream, input.hand(infos));
        }
        return new PlannedInput(nodes, infos);
    }

    /** Tells every reader that a batch's splits will not be opened again. */
    void release(BatchTime batch) {
        inputs.forEach(input -> input.reader.release(batch));
    }

    void stop() {
        inputs.forEach(input -> input.reader.stop());
    }

    boolean hasUnplannedInput() {
        return inputs.stream().anyMatch(input -> !input.taken.isEmpty() || input.reader.hasUnplannedInput());
    }

    /** Puts every reader under the control of back-pressure. */
    void control(BackPressure backPressure) {
        inputs.forEach(input -> backPressure.control(input.streamId, input.reader));
    }

    /** Closes the readers in reverse order; what one throws is logged and the others are closed all the same. */
    void close() {
        for (int index = inputs.size() - 1; index >= 0; index--) {
            OpenInput<?> input = inputs.get(index);
            try {
                input.reader.close();
            } catch (Exception failure) {
                LOG.warn("Closing the source of {} failed", input.origin, failure);
            }
        }
    }

    /**
     * What all inputs contribute to a batch.
     *
     * @param nodes the lineage of each input stream
     * @param infos the same for listeners
     */
    record PlannedInput(Map<StreamNode, RDDNode.Read<?>> nodes, List<InputInfo> infos) {
        static final PlannedInput NONE = new PlannedInput(Map.of(), List.of());
    }

    /** A reader, and what it handed out that no batch has got yet. */
    private static final class OpenInput<T> {
        private final StreamNode stream;
        private final int streamId;
        private final Origin origin;
        private final SourceReader<T> reader;
        private final List<InputBatch<T>> taken = new ArrayList<>();

        OpenInput(StreamNode stream, int streamId, Origin origin, SourceReader<T> reader) {
            this.stream = stream;
            this.streamId = streamId;
            this.origin = origin;
            this.reader = reader;
        }

        void take(BatchTime batch) throws Exception {
            try {
                taken.add(reader.plan(batch));
            } catch (StreamingException known) {
                throw known;
            } catch (Exception failure) {
                throw new StreamingException(
                        ErrorCode.SOURCE_FAILED,
                        origin + " could not tell its input for batch " + batch + ": " + failure
                                + ". The input stays available for the next batch.",
                        failure);
            }
        }

        RDDNode.Read<T> hand(List<InputInfo> infos) {
            List<Split<T>> splits = new ArrayList<>();
            long recordCount = 0;
            List<String> descriptions = new ArrayList<>();
            for (InputBatch<T> part : taken) {
                splits.addAll(part.splits());
                recordCount = recordCount < 0 || part.recordCount() < 0 ? -1 : recordCount + part.recordCount();
                if (!part.description().isEmpty()) {
                    descriptions.add(part.description());
                }
            }
            taken.clear();
            infos.add(new InputInfo(streamId, origin.operator(), recordCount, String.join(", ", descriptions)));
            return new RDDNode.Read<>(splits, origin);
        }
    }
}

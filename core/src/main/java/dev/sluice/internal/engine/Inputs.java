package dev.sluice.internal.engine;

import dev.sluice.event.StreamingEvent.InputInfo;
import dev.sluice.internal.graph.StreamNode;
import dev.sluice.internal.graph.StreamOperator;
import dev.sluice.internal.ingest.BackPressure;
import dev.sluice.internal.plan.Plan;
import dev.sluice.rdd.Origin;
import dev.sluice.rdd.RDDNode;
import dev.sluice.spi.SourceContext;
import dev.sluice.time.BatchTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The readers of all sources, as one. What one of them throws keeps no other from its turn; {@link OpenInput} says what becomes of it.
 *
 * <p><b>Thread rule:</b> confined to the batch-runner thread, but for {@link #cut}, which the conductor calls, and for opening and starting, which
 * happen before both.
 */
final class Inputs {
    private final List<OpenInput<?>> inputs = new ArrayList<>();

    private Inputs() {}

    /**
     * Opens the readers of all sources; if one fails, closes the others and throws.
     *
     * @param failures takes the program's failures
     */
    static Inputs open(Plan plan, Function<StreamNode, SourceContext> contexts, Consumer<Throwable> failures) {
        Inputs opened = new Inputs();
        try {
            for (StreamNode stream : plan.inputs()) {
                StreamOperator.Input input = (StreamOperator.Input) stream.operator();
                Origin origin = new Origin(plan.graph().nameOf(stream), stream.callSite(), true);
                opened.inputs.add(OpenInput.open(stream, origin, input.source(), contexts.apply(stream), failures));
            }
            return opened;
        } catch (Throwable failure) {
            opened.close();
            throw failure;
        }
    }

    /** Starts the readers of all sources; if one fails, stops those that were started, closes all and throws. */
    void start() {
        List<OpenInput<?>> started = new ArrayList<>();
        try {
            for (OpenInput<?> input : inputs) {
                input.start();
                started.add(input);
            }
        } catch (Throwable failure) {
            started.forEach(OpenInput::stop);
            close();
            throw failure;
        }
    }

    /** Marks the end of a batch's input in every reader. */
    void cut(BatchTime batch) {
        inputs.forEach(input -> input.cut(batch));
    }

    /**
     * Returns what every input stream reads in a batch.
     *
     * @throws dev.sluice.error.StreamingException if one reader cannot tell; what the others handed out is part of the next batch
     */
    PlannedInput plan(BatchTime batch) {
        for (OpenInput<?> input : inputs) {
            input.take(batch);
        }
        Map<StreamNode, RDDNode<?>> nodes = new HashMap<>();
        List<InputInfo> infos = new ArrayList<>();
        for (OpenInput<?> input : inputs) {
            nodes.put(input.stream(), input.hand(infos));
        }
        return new PlannedInput(nodes, infos);
    }

    /** Tells every reader that a batch's splits will not be opened again. */
    void release(BatchTime batch) {
        inputs.forEach(input -> input.release(batch));
    }

    void stop() {
        inputs.forEach(OpenInput::stop);
    }

    boolean hasUnplannedInput() {
        boolean hasSome = false;
        for (OpenInput<?> input : inputs) {
            hasSome |= input.hasUnplannedInput(); // asks each of them, so that each fault is reported
        }
        return hasSome;
    }

    /** Returns what no batch has got, of each stream that has some; called after the stop. */
    List<InputInfo> left() {
        return inputs.stream().map(OpenInput::left).flatMap(Optional::stream).toList();
    }

    /** Puts every reader under the control of back-pressure. */
    void control(BackPressure backPressure) {
        inputs.forEach(input -> backPressure.control(input.streamId(), input::limitRate));
    }

    /** Closes the readers in reverse order. */
    void close() {
        for (int index = inputs.size() - 1; index >= 0; index--) {
            inputs.get(index).close();
        }
    }

    /**
     * What all inputs contribute to a batch.
     *
     * @param nodes the lineage of each input stream
     * @param infos the same for listeners
     */
    record PlannedInput(Map<StreamNode, RDDNode<?>> nodes, List<InputInfo> infos) {
        /** Returns whether there is anything to read. */
        boolean isEmpty() {
            return nodes.values().stream().allMatch(node -> node.partitionCount() == 0);
        }
    }
}

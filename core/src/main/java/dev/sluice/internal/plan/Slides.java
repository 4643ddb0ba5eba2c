package dev.sluice.internal.plan;

import dev.sluice.config.CutPolicy;
import dev.sluice.error.ErrorCode;
import dev.sluice.error.Problem;
import dev.sluice.internal.graph.FrozenGraph;
import dev.sluice.internal.graph.StreamNode;
import dev.sluice.internal.graph.StreamOperator;
import dev.sluice.internal.graph.WindowSpan;
import dev.sluice.time.BatchGrid;
import dev.sluice.time.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks that windows and slides fit the streams that they are made from, and that streams which are put together come at the same times.
 *
 * <p><b>Thread rule:</b> immutable.
 */
final class Slides {
    private final BatchGrid grid;
    private final CutPolicy cutPolicy;

    Slides(BatchGrid grid, CutPolicy cutPolicy) {
        this.grid = grid;
        this.cutPolicy = cutPolicy;
    }

    /** Returns everything that does not fit, in the order in which it was written. */
    List<Problem> problems(FrozenGraph graph) {
        List<Problem> problems = new ArrayList<>();
        for (StreamNode stream : graph.streams()) {
            span(stream).ifPresent(span -> checkSpan(stream, span, problems));
            checkParentsAgree(stream, problems);
        }
        return problems;
    }

    private static Optional<WindowSpan> span(StreamNode stream) {
        if (stream.operator() instanceof StreamOperator.Windowed windowed) {
            return Optional.of(windowed.span());
        }
        return stream.operator() instanceof StreamOperator.Stateful stateful ? stateful.span() : Optional.empty();
    }

    private void checkSpan(StreamNode stream, WindowSpan span, List<Problem> problems) {
        Duration step = stepOf(stream.parents().get(0));
        if (!grid.isMultiple(step)) {
            return; // The parent's own slide is wrong, and is reported there.
        }
        BatchGrid steps = BatchGrid.of(step);
        checkMultiple(stream, "window", span.window(), steps, problems);
        checkMultiple(stream, "slide", span.slide(), steps, problems);
    }

    private void checkMultiple(
            StreamNode stream, String what, Duration duration, BatchGrid steps, List<Problem> problems) {
        if (!steps.isMultiple(duration)) {
            problems.add(new Problem(
                    ErrorCode.GRAPH_INVALID_DURATION,
                    stream.toString(),
                    "The " + what + " of " + Durations.format(duration) + " is not a positive multiple of "
                            + Durations.format(steps.interval()) + ", the slide of "
                            + stream.parents().get(0),
                    "Use "
                            + steps.nearestMultiples(duration).stream()
                                    .map(Durations::format)
                                    .reduce((one, other) -> one + " or " + other)
                                    .orElseThrow()
                            + "."));
        }
    }

    private void checkParentsAgree(StreamNode stream, List<Problem> problems) {
        for (StreamNode parent : stream.parents()) {
            StreamNode first = stream.parents().get(0);
            if (!slideOf(first).equals(slideOf(parent))) {
                problems.add(new Problem(
                        ErrorCode.GRAPH_INVALID_DURATION,
                        stream.toString(),
                        first + " has an RDD " + everyHowLong(first) + ", but " + parent + " " + everyHowLong(parent)
                                + "; streams that are put together must slide alike",
                        "Give both the same slide, for example with window(…)."));
            }
        }
    }

    private String everyHowLong(StreamNode stream) {
        return slideOf(stream).isZero() ? "in every batch" : "every " + Durations.format(slideOf(stream));
    }

    /** Returns the distance of two RDDs of a stream, zero if it has one in every batch. */
    private Duration slideOf(StreamNode stream) {
        boolean isEveryBatch = cutPolicy == CutPolicy.INTERVAL && stream.slide().equals(grid.interval());
        return isEveryBatch ? Duration.ZERO : stream.slide();
    }

    private Duration stepOf(StreamNode stream) {
        return stream.slide().isZero() ? grid.interval() : stream.slide();
    }
}

package dev.sluice.internal.engine;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import dev.sluice.internal.graph.StreamNode;
import dev.sluice.internal.operator.ProcessByKey;
import dev.sluice.internal.plan.Plan;
import dev.sluice.rdd.Partitioner;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.StateFunction;
import dev.sluice.rdd.StatefulOperator;
import dev.sluice.spi.StateReader;
import dev.sluice.state.StateUsage;
import dev.sluice.state.StateVariable;
import dev.sluice.state.StateView;
import dev.sluice.time.BatchTime;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Finds the operators of a program whose state can be read live, by the names of their streams.
 *
 * <p><b>Thread rule:</b> thread-safe.
 *
 * @param plan the program
 * @param reader reads what is committed
 * @param lastKept returns the last batch whose changes were kept
 * @param hasEnded whether the program has stopped
 */
record StateViews(Plan plan, StateReader reader, Supplier<Optional<BatchTime>> lastKept, BooleanSupplier hasEnded) {

    /** Returns what the state of each operator takes, in the order of definition. */
    List<StateUsage> usage() {
        List<StateUsage> byLabel = reader.usage();
        return plan.states().stream()
                .flatMap(stream -> byLabel.stream()
                        .filter(usage -> usage.name().equals(stream.label()))
                        .map(usage -> new StateUsage(plan.graph().nameOf(stream), usage.entryCount(), usage.bytes())))
                .toList();
    }

    /** Returns live access to the state of a stream; of one variable of it, if one is given. */
    StateView<Object, Object> view(String name, Optional<StateVariable<?>> variable) {
        List<StreamNode> keyed =
                plan.states().stream().filter(StateViews::isKeyed).toList();
        StreamNode stream = keyed.stream()
                .filter(each -> plan.graph().nameOf(each).equals(name))
                .findFirst()
                .orElseThrow(() -> new StreamingException(
                        ErrorCode.INVALID_ARGUMENT,
                        "No stream with state by key is named '" + name + "'. There are: "
                                + keyed.stream().map(plan.graph()::nameOf).collect(Collectors.joining(", "))
                                + ". Give a stream its name with named(…); it has state if an output depends on it."));
        check(name, stream, variable);
        return new LiveStateView(name, stream.label(), partitioner(stream), variable, this);
    }

    private static boolean isKeyed(StreamNode stream) {
        return stream.template() instanceof RDDNode.Stateful<?> stateful
                && stateful.operator() instanceof StatefulOperator.Keyed<?>;
    }

    private static Partitioner partitioner(StreamNode stream) {
        return stream.template().parents().get(0).partitioner().orElseThrow();
    }

    private static void check(String name, StreamNode stream, Optional<StateVariable<?>> variable) {
        StateFunction<?> function = ((StatefulOperator.Keyed<?>) ((RDDNode.Stateful<?>) stream.template()).operator())
                .function()
                .watched();
        if (variable.isEmpty() && function instanceof ProcessByKey<?, ?, ?>) {
            throw new StreamingException(
                    ErrorCode.INVALID_ARGUMENT,
                    "'" + name + "' keeps variables. Ask for the view of one of them: stateView(name, variable)");
        }
        boolean isDeclared = function instanceof ProcessByKey<?, ?, ?> process
                && variable.filter(process::declares).isPresent();
        if (variable.isPresent() && !isDeclared) {
            throw new StreamingException(
                    ErrorCode.INVALID_ARGUMENT,
                    "'" + name + "' does not keep " + variable.get()
                            + ". Take the variable from the function object that the stream was made with.");
        }
    }
}

package dev.sluice;

import static java.util.Objects.requireNonNull;

import dev.sluice.internal.graph.OutputNode;
import dev.sluice.internal.graph.StreamGraph;

/**
 * An output of a program, such as what {@link DStreamLike#print()} returns.
 *
 * <p><b>Thread rule:</b> thread-safe; can be named before the context starts.
 */
public final class Output {
    private final StreamGraph graph;
    private final OutputNode node;

    Output(StreamGraph graph, OutputNode node) {
        this.graph = graph;
        this.node = node;
    }

    /** Gives this output the name under which listeners and logs know it; unique among outputs. */
    public Output named(String name) {
        graph.name(node, requireNonNull(name, "name"));
        return this;
    }

    @Override
    public String toString() {
        return node.toString();
    }
}

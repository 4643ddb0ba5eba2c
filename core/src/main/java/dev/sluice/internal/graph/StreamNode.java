package dev.sluice.internal.graph;

import static java.util.Objects.requireNonNull;

import dev.sluice.rdd.RDDNode;
import java.time.Duration;
import java.util.List;

/**
 * A stream of the graph.
 *
 * <p>Its lineage is a template: it is made once, and its leaves are empty {@link RDDNode.Read} nodes that stand for what each
 * batch fills in. Operators inside are therefore the same objects in every batch.
 *
 * <p><b>Thread rule:</b> immutable; compared by identity.
 */
public final class StreamNode {
    private final int id;
    private final String label;
    private final String callSite;
    private final List<StreamNode> parents;
    private final StreamOperator operator;
    private final RDDNode<?> template;
    private final Duration slide;

    StreamNode(
            int id,
            String label,
            String callSite,
            List<StreamNode> parents,
            StreamOperator operator,
            RDDNode<?> template,
            Duration slide) {
        this.id = id;
        this.label = requireNonNull(label, "label");
        this.callSite = requireNonNull(callSite, "callSite");
        this.parents = List.copyOf(parents);
        this.operator = requireNonNull(operator, "operator");
        this.template = requireNonNull(template, "template");
        this.slide = requireNonNull(slide, "slide");
    }

    /** Returns the number of this stream, from 0 in the order of definition. */
    public int id() {
        return id;
    }

    /** Returns the operator's name and the stream's number, such as {@code map#3}. */
    public String label() {
        return label;
    }

    /** Returns the line of the user's program that defines this stream. */
    public String callSite() {
        return callSite;
    }

    public List<StreamNode> parents() {
        return parents;
    }

    public StreamOperator operator() {
        return operator;
    }

    /** Returns the lineage of this stream with empty leaves. */
    public RDDNode<?> template() {
        return template;
    }

    /** Returns whether each batch makes this stream's lineage anew, so that its template is a leaf. */
    public boolean isLeaf() {
        return operator instanceof StreamOperator.Input
                || operator instanceof StreamOperator.Transformed
                || operator instanceof StreamOperator.Windowed;
    }

    /** Returns the distance of the batches in which this stream has an RDD; zero if it has one in every batch. */
    public Duration slide() {
        return slide;
    }

    @Override
    public String toString() {
        return label + " (" + callSite + ")";
    }
}

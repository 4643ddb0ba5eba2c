package dev.sluice.internal.plan;

import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.StateMoment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Makes a node like the one of a template, over filled-in parents; the operators stay the same objects.
 *
 * <p>A node none of whose parents changed is used as it is, such as lineage that the program read before it started.
 *
 * <p><b>Thread rule:</b> confined to the batch-runner thread.
 */
final class TemplateFilling implements RDDNode.Visitor<RDDNode<?>> {
    private final Function<RDDNode<?>, StateMoment> moments;
    private final UnaryOperator<RDDNode<?>> fill;

    TemplateFilling(Function<RDDNode<?>, StateMoment> moments, UnaryOperator<RDDNode<?>> fill) {
        this.moments = moments;
        this.fill = fill;
    }

    @Override
    public <T> RDDNode<?> visitRead(RDDNode.Read<T> node) {
        return node;
    }

    @Override
    public <T, O> RDDNode<?> visitNarrow(RDDNode.Narrow<T, O> node) {
        RDDNode<T> parent = filled(node.parent());
        return parent == node.parent() ? node : new RDDNode.Narrow<>(parent, node.operator());
    }

    @Override
    public <T> RDDNode<?> visitUnion(RDDNode.Union<T> node) {
        List<RDDNode<T>> sources = new ArrayList<>();
        node.sources().forEach(source -> sources.add(filled(source)));
        return sources.equals(node.sources()) ? node : new RDDNode.Union<>(sources);
    }

    @Override
    public <K, V, C> RDDNode<?> visitExchange(RDDNode.Exchange<K, V, C> node) {
        var parent = filled(node.parent());
        return parent == node.parent() ? node : node.over(parent);
    }

    @Override
    public <T> RDDNode<?> visitZip(RDDNode.Zip<T> node) {
        List<RDDNode<?>> parents = filled(node.parents());
        return parents.equals(node.parents()) ? node : new RDDNode.Zip<>(parents, node.operator());
    }

    @Override
    public <T> RDDNode<?> visitStateful(RDDNode.Stateful<T> node) {
        return new RDDNode.Stateful<>(filled(node.parents()), node.operator(), moments.apply(node));
    }

    @Override
    public <T> RDDNode<?> visitCached(RDDNode.Cached<T> node) {
        RDDNode<T> parent = filled(node.parent());
        return parent == node.parent() ? node : new RDDNode.Cached<>(parent, node.level());
    }

    private List<RDDNode<?>> filled(List<RDDNode<?>> templates) {
        List<RDDNode<?>> parents = new ArrayList<>();
        templates.forEach(template -> parents.add(filled(template)));
        return parents;
    }

    @SuppressWarnings("unchecked") // filling keeps the type of elements
    private <T> RDDNode<T> filled(RDDNode<T> template) {
        return (RDDNode<T>) fill.apply(template);
    }
}

package dev.sluice.rdd;

import dev.sluice.function.Pair;

/**
 * Finds out from lineage alone how many elements there are at most; {@link Long#MAX_VALUE} if that would take computing them.
 *
 * <p><b>Thread rule:</b> thread-safe because it is stateless.
 */
final class ElementBound implements RDDNode.Visitor<Long> {
    static final ElementBound INSTANCE = new ElementBound();

    private ElementBound() {}

    @Override
    public <T> Long visitRead(RDDNode.Read<T> node) {
        long total = 0;
        for (Split<T> split : node.splits()) {
            total = sum(total, split.elementCount());
        }
        return total;
    }

    @Override
    public <T, O> Long visitNarrow(RDDNode.Narrow<T, O> node) {
        NarrowOperator<T, O> operator = node.operator();
        boolean makesAtMostOne =
                operator instanceof NarrowOperator.OneToOne<T, O> || operator instanceof NarrowOperator.Filter<?>;
        return makesAtMostOne ? node.parent().accept(this) : Long.MAX_VALUE;
    }

    @Override
    public <T> Long visitUnion(RDDNode.Union<T> node) {
        long total = 0;
        for (RDDNode<T> source : node.sources()) {
            total = sum(total, source.accept(this));
        }
        return total;
    }

    @Override
    public <K, V, C> Long visitExchange(RDDNode.Exchange<K, V, C> node) {
        RDDNode<Pair<K, V>> parent = node.parent();
        return parent.accept(this);
    }

    @Override
    public <T> Long visitZip(RDDNode.Zip<T> node) {
        return Long.MAX_VALUE;
    }

    @Override
    public <T> Long visitCached(RDDNode.Cached<T> node) {
        return node.parent().accept(this);
    }

    @Override
    public <T> Long visitStateful(RDDNode.Stateful<T> node) {
        return Long.MAX_VALUE;
    }

    /** Adds two bounds, of which a negative one is unknown. */
    private static long sum(long first, long second) {
        boolean isUnknown = second < 0 || first > Long.MAX_VALUE - second;
        return isUnknown ? Long.MAX_VALUE : first + second;
    }
}

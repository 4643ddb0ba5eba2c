package dev.sluice.internal.ingest;

import dev.sluice.rdd.NarrowOperator;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.Split;

/**
 * Tells how many elements some lineage gives, where that is known without computing it.
 *
 * <p>That is so for what is read of lists and other input that counts itself, for unions of such, and for what has one result for each element.
 *
 * <p><b>Thread rule:</b> thread-safe because it is stateless.
 */
final class KnownCount implements RDDNode.Visitor<Long> {
    private static final long UNKNOWN = -1;
    private static final KnownCount INSTANCE = new KnownCount();

    private KnownCount() {}

    /** Returns the number of elements, or -1 when only computing them would tell. */
    static long of(RDDNode<?> node) {
        return node.accept(INSTANCE);
    }

    /** Returns the sum of two counts, unknown if one of them is. */
    static long sum(long total, long count) {
        return total < 0 || count < 0 ? UNKNOWN : total + count;
    }

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
        return node.operator() instanceof NarrowOperator.OneToOne ? of(node.parent()) : UNKNOWN;
    }

    @Override
    public <T> Long visitUnion(RDDNode.Union<T> node) {
        long total = 0;
        for (RDDNode<T> source : node.sources()) {
            total = sum(total, of(source));
        }
        return total;
    }

    @Override
    public <K, V, C> Long visitExchange(RDDNode.Exchange<K, V, C> node) {
        return node.aggregation().isPresent() ? UNKNOWN : of(node.parent());
    }

    @Override
    public <T> Long visitZip(RDDNode.Zip<T> node) {
        return UNKNOWN;
    }

    @Override
    public <T> Long visitCached(RDDNode.Cached<T> node) {
        return of(node.parent());
    }

    @Override
    public <T> Long visitStateful(RDDNode.Stateful<T> node) {
        return UNKNOWN;
    }
}

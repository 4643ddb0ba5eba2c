package dev.sluice.internal.embedded;

import dev.sluice.rdd.NarrowOperator;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.StorageLevel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Interprets lineage: turns a node into the strands that compute its partitions.
 *
 * <p>Walks from the node up to its sources and builds the chain of stages on the way, last stage first. An exchange that it meets is
 * run before the walk ends, and is then a source like any other.
 *
 * <p><b>Thread rule:</b> confined to the thread that runs the job.
 */
final class StrandPlanner implements RDDNode.Visitor<Strands> {
    private final JobRun run;
    private final int[] partitions;
    private final Stage next;

    /**
     * Creates the planner for one node.
     *
     * @param partitions which of the node's partitions are wanted, ascending
     * @param next the stage that the node's elements are pushed to
     */
    StrandPlanner(JobRun run, int[] partitions, Stage next) {
        this.run = run;
        this.partitions = partitions;
        this.next = next;
    }

    @Override
    public <T> Strands visitRead(RDDNode.Read<T> node) {
        return strandOf(node, new SplitSource(node));
    }

    @Override
    @SuppressWarnings("unchecked") // stages treat every element as an Object
    public <T, O> Strands visitNarrow(RDDNode.Narrow<T, O> node) {
        if (node.operator() instanceof NarrowOperator.OnPartition<T, O> onPartition) {
            Strands before = run.plan(node.parent(), partitions, BufferStage.INSTANCE);
            return strandOf(
                    node, new PartitionFunctionSource((NarrowOperator.OnPartition<Object, ?>) onPartition, before));
        }
        return run.plan(node.parent(), partitions, run.stages().before(node.operator(), next));
    }

    @Override
    public <T> Strands visitUnion(RDDNode.Union<T> node) {
        Strands strands = union(node, next);
        boolean isUnique =
                strands.strands().stream().map(Strand::node).distinct().count()
                        == strands.strands().size();
        return isUnique || !run.isCounting()
                ? strands
                : strandOf(node, new UnionSource(node, union(node, BufferStage.INSTANCE)));
    }

    private <T> Strands union(RDDNode.Union<T> node, Stage following) {
        List<Strand> strands = new ArrayList<>();
        int base = 0;
        for (RDDNode<T> source : node.sources()) {
            int[] wanted = partitionsFrom(base, base + source.partitionCount());
            if (wanted.length > 0) {
                for (Strand strand : run.plan(source, wanted, following).strands()) {
                    strands.add(strand.movedBy(base));
                }
            }
            base += source.partitionCount();
        }
        return new Strands(strands);
    }

    @Override
    public <K, V, C> Strands visitExchange(RDDNode.Exchange<K, V, C> node) {
        return strandOf(node, run.exchange(node, partitions));
    }

    @Override
    public <T> Strands visitZip(RDDNode.Zip<T> node) {
        return strandOf(node, new ZipSource(node.operator(), pulled(node.parents())));
    }

    @Override
    public <T> Strands visitStateful(RDDNode.Stateful<T> node) {
        return strandOf(node, new StatefulSource(node, pulled(node.parents()), run.states()));
    }

    @Override
    public <T> Strands visitCached(RDDNode.Cached<T> node) {
        if (node.level() == StorageLevel.NONE) {
            return run.plan(node.parent(), partitions, next);
        }
        CachedPartitions cached = run.cachedPartitions();
        AtomicReferenceArray<KeptPartition> kept = cached.of(node);
        boolean isComplete = true;
        for (int partition : partitions) {
            isComplete &= kept.get(partition) != null;
        }
        Strands before = isComplete ? Strands.NONE : run.plan(node.parent(), partitions, BufferStage.INSTANCE);
        return strandOf(node, new CachedSource(node.level(), cached.keeper(), kept, before));
    }

    private List<Strands> pulled(List<RDDNode<?>> parents) {
        List<Strands> pulled = new ArrayList<>(parents.size());
        for (RDDNode<?> parent : parents) {
            pulled.add(run.plan(parent, partitions, BufferStage.INSTANCE));
        }
        return pulled;
    }

    private Strands strandOf(RDDNode<?> node, PartitionSource source) {
        return Strands.of(new Strand(node, source, run.stages().loop(next), partitions, 0));
    }

    private int[] partitionsFrom(int first, int end) {
        int count = 0;
        int[] found = new int[partitions.length];
        for (int partition : partitions) {
            if (partition >= first && partition < end) {
                found[count++] = partition - first;
            }
        }
        return Arrays.copyOf(found, count);
    }
}

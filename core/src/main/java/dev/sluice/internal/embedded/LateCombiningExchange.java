package dev.sluice.internal.embedded;

import dev.sluice.internal.embedded.table.CombineTable;
import dev.sluice.rdd.Aggregation;
import dev.sluice.rdd.Origin;
import dev.sluice.rdd.RDDNode;
import java.util.Iterator;

/**
 * Moves pairs as they are and combines them at their target: for aggregations that combining first would not make smaller.
 *
 * <p><b>Thread rule:</b> as {@link ExchangeRun} says.
 */
final class LateCombiningExchange implements ExchangeRun {
    private final JobRun run;
    private final RDDNode.Exchange<?, ?, ?> node;
    private final Aggregation<Object, Object> aggregation;
    private final Origin origin;
    private final ExchangeScratch scratch;
    private final RoutingExchange routed;
    private final CombinedPartitions combined;

    LateCombiningExchange(JobRun run, RDDNode.Exchange<?, ?, ?> node, Aggregation<Object, Object> aggregation) {
        this.run = run;
        this.node = node;
        this.aggregation = aggregation;
        this.origin = node.origin();
        this.scratch = run.scratch(origin);
        this.routed = new RoutingExchange(run, node);
        this.combined = new CombinedPartitions(node.partitionCount());
    }

    @Override
    public void prepare(int[] partitions) throws Exception {
        routed.prepare(partitions);
        int[] missing = combined.missing(partitions);
        if (missing.length == 0) {
            return;
        }
        SourceLoop loop = run.stages().loop(run.stages().combine(aggregation, null, origin));
        Strands targets = Strands.of(new Strand(node, routed, loop, missing, 0));
        combined.setAll(missing, run.runTasks(node, TaskGroup.Phase.MERGE, targets, (partition, attempt) -> {
            CombineTable[] table = scratch.takeTables(1);
            targets.push(partition, new TaskState(attempt, table));
            return table[0];
        }));
    }

    @Override
    public Iterator<?> open(int partition, TaskAttempt attempt) {
        return combined.pairs(partition);
    }

    @Override
    public long elementCount(int partition) {
        return combined.size(partition);
    }

    @Override
    public Origin origin() {
        return origin;
    }

    @Override
    public void recycle() {
        combined.recycle(scratch);
        routed.recycle();
    }
}

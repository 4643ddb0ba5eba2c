package dev.sluice.internal.embedded;

import dev.sluice.internal.embedded.table.CombineTable;
import dev.sluice.rdd.Aggregation;
import dev.sluice.rdd.HashPartitioner;
import dev.sluice.rdd.Origin;
import dev.sluice.rdd.Partitioner;
import dev.sluice.rdd.RDDNode;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Combines by key in two phases: each map task has a table for each target, and a target's tables are merged into the first one.
 *
 * <p>Where the parent has one partition nothing is left to merge, and there is no second phase.
 *
 * <p><b>Failures.</b> Merging uses up the map side's tables and may change values in place. So a merge that failed is tried again from
 * lineage: the map side runs again, too.
 *
 * <p><b>Thread rule:</b> as {@link ExchangeRun} says.
 */
final class CombiningExchange implements ExchangeRun {
    private final JobRun run;
    private final RDDNode.Exchange<?, ?, ?> node;
    private final Partitioner partitioner;
    private final Aggregation<Object, Object> aggregation;
    private final Origin origin;
    private final ExchangeScratch scratch;
    private final CombinedPartitions combined;

    /** By the parent's partition, then by target; null until the map side has run. */
    private CombineTable @Nullable [][] tablesByParent;

    CombiningExchange(JobRun run, RDDNode.Exchange<?, ?, ?> node, Aggregation<Object, Object> aggregation) {
        this.run = run;
        this.node = node;
        this.partitioner = node.partitioner().orElseThrow();
        this.aggregation = aggregation;
        this.origin = node.origin();
        this.scratch = run.scratch(origin);
        this.combined = new CombinedPartitions(partitioner.partitionCount());
    }

    @Override
    public void prepare(int[] partitions) throws Exception {
        int[] missing = combined.missing(partitions);
        for (int attempt = 0; missing.length > 0; attempt++) {
            CombineTable[][] tables = tablesByParent == null ? runMapSide() : tablesByParent;
            tablesByParent = tables;
            try {
                merge(tables, missing, attempt);
                return;
            } catch (Throwable failure) {
                tablesByParent = null;
                if (attempt + 1 == run.maxFailures() || !Failures.isWorthRetrying(failure)) {
                    throw failure;
                }
            }
        }
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
        if (tablesByParent != null) {
            giveBackRest(tablesByParent);
            tablesByParent = null;
        }
        combined.recycle(scratch);
    }

    private CombineTable[][] runMapSide() throws Exception {
        HashPartitioner byHash = partitioner instanceof HashPartitioner hash ? hash : null;
        Strands strands = run.plan(node.parent(), run.stages().combine(aggregation, byHash, origin));
        Object[] sinks = run.runTasks(node, TaskGroup.Phase.MAP, strands, (partition, attempt) -> {
            CombineTable[] tables = scratch.takeTables(byHash == null ? 1 : byHash.partitionCount());
            strands.push(partition, new TaskState(attempt, tables));
            return byHash == null ? distribute(tables[0], attempt) : tables;
        });
        CombineTable[][] filled = new CombineTable[sinks.length][];
        for (int index = 0; index < sinks.length; index++) {
            filled[index] = (CombineTable[]) sinks[index];
        }
        return filled;
    }

    /** Asks a user's partitioner about each key once, after its values are combined. */
    private CombineTable[] distribute(CombineTable from, TaskAttempt attempt) {
        CombineTable[] tables = scratch.takeTables(partitioner.partitionCount());
        for (int entry = 0; entry < from.size(); entry++) {
            Object key = from.keyAt(entry);
            int hash = from.hashAt(entry);
            CombineTable table = tables[KeyRouting.target(partitioner, key, origin, attempt)];
            table.insert(table.locate(key, hash), key, hash, from.valueAt(entry));
        }
        scratch.giveBack(from);
        return tables;
    }

    private void merge(CombineTable[][] tables, int[] targets, int attempt) throws Exception {
        if (tables.length < 2) {
            for (int target : targets) {
                combined.set(target, tables.length == 0 ? scratch.takeTables(1)[0] : tables[0][target]);
            }
            return;
        }
        long entryCount = 0;
        for (int target : targets) {
            for (CombineTable[] ofParent : tables) {
                entryCount += ofParent[target].size();
            }
        }
        TableMerger merger = run.stages().merger(aggregation, origin);
        TaskGroup group =
                new TaskGroup(new TaskGroup.Key(origin, TaskGroup.Phase.MERGE), targets, entryCount, attempt, 1);
        combined.setAll(targets, run.runTasks(node, group, (target, task) -> {
            for (int parentPartition = 1; parentPartition < tables.length; parentPartition++) {
                merger.merge(tables[0][target], tables[parentPartition][target], task);
            }
            return tables[0][target];
        }));
    }

    /** Gives back what has not become a result. */
    private void giveBackRest(CombineTable[][] tables) {
        for (CombineTable[] ofParent : tables) {
            for (int target = 0; target < ofParent.length; target++) {
                if (!combined.holds(target, ofParent[target])) {
                    scratch.giveBack(ofParent[target]);
                }
            }
        }
    }
}

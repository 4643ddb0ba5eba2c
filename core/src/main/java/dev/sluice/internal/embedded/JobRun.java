package dev.sluice.internal.embedded;

import dev.sluice.internal.state.HeapStates;
import dev.sluice.rdd.Aggregation;
import dev.sluice.rdd.Origin;
import dev.sluice.rdd.Partitioner;
import dev.sluice.rdd.RDDNode;
import dev.sluice.spi.BatchRuntime.BatchContext;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * One job while it runs: plans lineage, runs each exchange once however often it is met, and gives back their memory at the end.
 *
 * <p><b>Thread rule:</b> confined to the thread that runs the job; its tasks use what it has planned.
 */
final class JobRun {
    private final JobServices services;
    private final TaskRetry retry;
    /** Nodes are compared by identity: they do not define {@code equals}. */
    private final Map<RDDNode<?>, ExchangeRun> exchanges = new HashMap<>();

    JobRun(JobServices services, BatchContext batch) {
        this.services = services;
        this.retry = new TaskRetry(batch, services.samples());
    }

    StageFactory stages() {
        return services.stages();
    }

    int maxFailures() {
        return services.maxFailures();
    }

    ExchangeScratch scratch(Origin origin) {
        return services.shelf().of(origin);
    }

    AtomicReferenceArray<Object[]> kept(RDDNode.Cached<?> node) {
        return services.cachedPartitions().of(node);
    }

    HeapStates states() {
        return services.states();
    }

    /** Plans all partitions of a node. */
    Strands plan(RDDNode<?> node, Stage end) {
        int[] all = new int[node.partitionCount()];
        Arrays.setAll(all, partition -> partition);
        return plan(node, all, end);
    }

    /** Plans some partitions of a node, and runs the exchanges that they need. */
    Strands plan(RDDNode<?> node, int[] partitions, Stage end) {
        return node.accept(new StrandPlanner(this, partitions, end));
    }

    /** Returns the exchange, run as far as {@code partitions} need it. */
    PartitionSource exchange(RDDNode.Exchange<?, ?, ?> node, int[] partitions) {
        ExchangeRun exchange = exchanges.get(node);
        if (exchange == null) {
            exchange = exchangeOf(node);
            exchanges.put(node, exchange);
        }
        try {
            exchange.prepare(partitions);
        } catch (Exception failure) {
            throw Failures.unchecked(failure);
        }
        return exchange;
    }

    /** Runs one task for each partition of {@code strands}. */
    @Nullable
    Object[] runTasks(Origin origin, TaskGroup.Phase phase, Strands strands, TaskBody body) throws Exception {
        TaskGroup.Key key = new TaskGroup.Key(origin, phase);
        return runTasks(new TaskGroup(key, strands.partitions(), strands.elementCount(), 0, maxFailures()), body);
    }

    @Nullable
    Object[] runTasks(TaskGroup group, TaskBody body) throws Exception {
        return services.runner().run(group, retry, body);
    }

    void recycle() {
        exchanges.values().forEach(ExchangeRun::recycle);
    }

    @SuppressWarnings("unchecked") // tables treat every key and value as an Object
    private ExchangeRun exchangeOf(RDDNode.Exchange<?, ?, ?> node) {
        Partitioner partitioner = node.partitioner().orElseThrow();
        var aggregation = (Optional<Aggregation<Object, Object>>) (Optional<?>) node.aggregation();
        if (aggregation.isEmpty()) {
            return new RoutingExchange(this, node.parent(), partitioner, node.origin());
        }
        return aggregation.get().combinesBeforeExchange()
                ? new CombiningExchange(this, node.parent(), partitioner, aggregation.get(), node.origin())
                : new LateCombiningExchange(this, node.parent(), partitioner, aggregation.get(), node.origin());
    }
}

package dev.sluice.internal.embedded;

import dev.sluice.internal.state.OperatorStates;
import dev.sluice.rdd.Additions;
import dev.sluice.rdd.Aggregation;
import dev.sluice.rdd.Job;
import dev.sluice.rdd.Origin;
import dev.sluice.rdd.RDDNode;
import dev.sluice.spi.BatchRuntime.BatchContext;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One job while it runs: plans lineage, runs each exchange once however often it is met, and gives back their memory at the end.
 *
 * <p><b>Thread rule:</b> confined to the thread that runs the job; its tasks use what it has planned.
 */
final class JobRun {
    private final JobServices services;
    private final Job<?, ?> job;
    private final StageFactory stages;
    private final TaskRetry retry;
    private final Additions additions = new Additions();
    /** Nodes are compared by identity: they do not define {@code equals}. */
    private final Map<RDDNode<?>, ExchangeRun> exchanges = new HashMap<>();

    JobRun(JobServices services, BatchContext batch, Job<?, ?> job) {
        this.services = services;
        this.job = job;
        this.stages = isCounting() ? new CountingStages(services.stages()) : services.stages();
        this.retry = new TaskRetry(batch, services.samples());
    }

    StageFactory stages() {
        return stages;
    }

    /** Returns whether the job's tasks record what they add to accumulators. */
    boolean isCounting() {
        return job.tally().isPresent();
    }

    /** Hands over what the tasks added to accumulators, when all have succeeded. */
    void tally() {
        job.tally().ifPresent(tally -> tally.accept(additions));
    }

    int maxFailures() {
        return services.maxFailures();
    }

    ExchangeScratch scratch(Origin origin) {
        return services.shelf().of(origin);
    }

    CachedPartitions cachedPartitions() {
        return services.cachedPartitions();
    }

    OperatorStates states() {
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

    /** Runs the tasks that make the job's results. */
    @Nullable
    Object[] runTasks(Strands strands, TaskBody body) throws Exception {
        return runTasks(job.node(), job.origin(), TaskGroup.Phase.RESULT, strands, body);
    }

    /** Runs one task of an exchange for each partition of {@code strands}. */
    @Nullable
    Object[] runTasks(RDDNode.Exchange<?, ?, ?> node, TaskGroup.Phase phase, Strands strands, TaskBody body)
            throws Exception {
        return runTasks(node, node.origin(), phase, strands, body);
    }

    @Nullable
    Object[] runTasks(RDDNode<?> node, TaskGroup group, TaskBody body) throws Exception {
        if (!isCounting()) {
            return services.runner().run(group, retry, body);
        }
        CountedTasks counted =
                new CountedTasks(body, node, stepOf(node, group.key().phase()));
        Object[] results = services.runner().run(group, retry, counted);
        additions.include(counted.additions());
        return results;
    }

    private @Nullable Object[] runTasks(
            RDDNode<?> node, Origin origin, TaskGroup.Phase phase, Strands strands, TaskBody body) throws Exception {
        TaskGroup.Key key = new TaskGroup.Key(origin, phase);
        return runTasks(node, new TaskGroup(key, strands.partitions(), strands.elementCount(), 0, maxFailures()), body);
    }

    /** Two jobs of a batch may compute one exchange, and count once; their results are two. */
    private Object stepOf(RDDNode<?> node, TaskGroup.Phase phase) {
        return switch (phase) {
            case MAP -> node;
            case MERGE -> phase;
            case RESULT -> this;
        };
    }

    void recycle() {
        exchanges.values().forEach(ExchangeRun::recycle);
    }

    @SuppressWarnings("unchecked") // tables treat every key and value as an Object
    private ExchangeRun exchangeOf(RDDNode.Exchange<?, ?, ?> node) {
        var aggregation = (Optional<Aggregation<Object, Object>>) (Optional<?>) node.aggregation();
        if (aggregation.isEmpty()) {
            return new RoutingExchange(this, node);
        }
        return aggregation.get().combinesBeforeExchange()
                ? new CombiningExchange(this, node, aggregation.get())
                : new LateCombiningExchange(this, node, aggregation.get());
    }
}

package dev.sluice.internal.embedded;

import static java.util.Objects.requireNonNull;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import dev.sluice.internal.state.OperatorStates;
import dev.sluice.rdd.Job;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.TaskContext;
import dev.sluice.spi.BatchRuntime;
import dev.sluice.spi.Clock;
import dev.sluice.spi.RuntimeContext;
import dev.sluice.spi.StateControl;
import dev.sluice.spi.Tasks;
import java.util.Arrays;
import java.util.List;

/**
 * Interprets lineage on the threads of this process.
 *
 * <p>A job is planned from its last node up to its sources (see {@code StrandPlanner}). What lies between exchanges is one push chain:
 * a task takes an element of its partition through all of it before it takes the next. Exchanges hand over in memory. Small work
 * runs on the calling thread from end to end; {@code ForkAdvice} has the rule.
 *
 * <p>An exchange is computed once for each job that needs it; another job of the same batch computes it again unless the program
 * persists the RDD.
 *
 * <p><b>Thread rule:</b> thread-safe.
 */
public final class EmbeddedRuntime implements BatchRuntime {
    private final EmbeddedOptions options;
    private final CachedPartitions cachedPartitions;
    private final OperatorStates states = new OperatorStates();
    private final JobServices services;

    /** Creates a runtime for a program; what the context gives stays open when the runtime is closed. */
    public EmbeddedRuntime(RuntimeContext context) {
        this(
                context,
                EmbeddedOptions.from(context.conf(), context.seams().tasks().parallelism()));
    }

    /** Creates a runtime that works as {@code options} say. */
    public EmbeddedRuntime(RuntimeContext context, EmbeddedOptions options) {
        this(context.seams().tasks(), context.seams().clock(), options, PartitionKeeper.of(context));
    }

    /**
     * Creates a runtime of its parts.
     *
     * @param tasks runs tasks that are worth a hand-off
     * @param clock tells what groups of tasks take, to learn what is worth a hand-off
     */
    EmbeddedRuntime(Tasks tasks, Clock clock, EmbeddedOptions options, PartitionKeeper keeper) {
        this.options = requireNonNull(options, "options");
        this.cachedPartitions = new CachedPartitions(keeper);
        requireNonNull(tasks, "tasks");
        requireNonNull(clock, "clock");
        ForkAdvice advice = new ForkAdvice(options.forkThreshold());
        this.services = new JobServices(
                new TaskRunner(tasks, clock, options.parallelism(), advice),
                options.isFusing() ? new FusedStages() : new PlainStages(),
                cachedPartitions,
                states,
                new ExchangeScratch.Shelf(),
                options.samples(),
                options.maxFailures());
    }

    @Override
    @SuppressWarnings("unchecked") // an action of the job's own made each result
    public <T, R> List<R> run(BatchContext batch, Job<T, R> job) {
        requireNonNull(batch, "batch");
        requireNonNull(job, "job");
        refuseInsideTask(job);
        JobRun run = new JobRun(services, batch, job);
        try {
            ActionTasks tasks = ActionTasks.plan(run, job);
            Object[] results = run.runTasks(tasks.strands(), tasks.body());
            run.tally();
            return (List<R>) Arrays.asList(results);
        } catch (StreamingException failure) {
            throw failure;
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw new StreamingException(
                    ErrorCode.TASK_CANCELLED, job.origin() + " was interrupted in " + batch, interrupt);
        } catch (Exception failure) {
            throw new StreamingException(
                    ErrorCode.TASK_ATTEMPTS_EXHAUSTED,
                    "A task of " + job.origin() + " failed in " + batch + ": "
                            + options.samples().describe(failure),
                    failure);
        } finally {
            run.recycle();
        }
    }

    @Override
    public void release(RDDNode.Cached<?> node) {
        cachedPartitions.release(requireNonNull(node, "node"));
    }

    @Override
    public StateControl states() {
        return states;
    }

    @Override
    public int parallelism() {
        return options.parallelism();
    }

    @Override
    public void close() {
        cachedPartitions.close();
        states.clear();
    }

    private static void refuseInsideTask(Job<?, ?> job) {
        TaskContext.find().ifPresent(task -> {
            throw new StreamingException(
                    ErrorCode.LIFECYCLE_ACTION_IN_TASK,
                    job.origin() + " was called inside a task, for partition " + task.partition() + " of "
                            + new BatchContext(task.batchId(), task.batchTimeMilliseconds())
                            + ". Call actions in foreachRDD or transform, not in functions on elements.");
        });
    }
}

package dev.sluice.spark;

import static java.util.Objects.requireNonNull;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import dev.sluice.rdd.Action;
import dev.sluice.rdd.Job;
import dev.sluice.rdd.Origin;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.TaskContext;
import dev.sluice.spi.BatchRuntime;
import dev.sluice.spi.StateControl;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Interprets lineage on Spark Core: each node becomes a {@link JavaRDD}, each job a Spark job.
 *
 * <p>How often a task may fail is the context's affair ({@code spark.task.maxFailures}, or {@code local[2,3]}). Results of actions must be
 * {@link java.io.Serializable}; elements go through the codec between tasks and need not be, unless they are read from memory. Executors
 * must be threads of this JVM ({@code local[N]}): the codec does not know yet what another one has written.
 *
 * <p><b>Thread rule:</b> thread-safe.
 */
public final class SparkRuntime implements BatchRuntime {
    private final JavaSparkContext spark;
    private final int parallelism;
    private final KeptRdds kept = new KeptRdds();

    /**
     * Creates a runtime on a context, which stays open when the runtime is closed.
     *
     * @param parallelism the default number of partitions of an exchange, at least 1
     */
    public SparkRuntime(JavaSparkContext spark, int parallelism) {
        this.spark = requireNonNull(spark, "spark");
        if (parallelism < 1) {
            throw new IllegalArgumentException("parallelism must be at least 1, got " + parallelism);
        }
        this.parallelism = parallelism;
    }

    @Override
    public <T, R> List<R> run(BatchContext batch, Job<T, R> job) {
        refuseInsideTask(job);
        UserCalls calls = new UserCalls(batch.batchId(), batch.batchTimeMilliseconds());
        JavaRDD<T> elements = new SparkLineage(spark, kept, calls).rdd(job.node());
        Action<T, R> action = job.action();
        Origin origin = job.origin();
        JavaRDD<Outcome<R>> outcomes = elements.mapPartitionsWithIndex(
                (partition, walk) -> List.of(Outcome.of(() -> act(calls, action, origin, partition, walk)))
                        .iterator(),
                false);
        int[] wanted = job.partitions().stream().mapToInt(Integer::intValue).toArray();
        return collected(outcomes, wanted, origin).stream()
                .map(outcome -> outcome.get(0).orThrow())
                .toList();
    }

    @Override
    public void release(RDDNode.Cached<?> node) {
        kept.release(requireNonNull(node, "node"));
    }

    @Override
    public StateControl states() {
        return StateControl.NONE;
    }

    @Override
    public int parallelism() {
        return parallelism;
    }

    @Override
    public void close() {
        kept.releaseAll();
    }

    private static <T, R> R act(
            UserCalls calls, Action<T, R> action, Origin origin, int partition, Iterator<T> elements) {
        if (action instanceof Action.OnIterator<T, R> onIterator) {
            return calls.called(origin, null, () -> onIterator.call(partition, elements));
        }
        return walk(calls, (Action.OnEach<T, ?, R>) action, origin, partition, elements);
    }

    private static <T, A, R> R walk(
            UserCalls calls, Action.OnEach<T, A, R> action, Origin origin, int partition, Iterator<T> elements) {
        A state = calls.called(origin, null, () -> action.begin(partition));
        while (elements.hasNext()) {
            T element = elements.next();
            calls.called(origin, element, () -> {
                action.accept(state, element);
                return true;
            });
        }
        return calls.called(origin, null, () -> action.end(state));
    }

    private static <R> List<List<Outcome<R>>> collected(JavaRDD<Outcome<R>> outcomes, int[] wanted, Origin origin) {
        try {
            return Arrays.asList(outcomes.collectPartitions(wanted));
        } catch (Exception failure) { // Scala declares no checked exceptions, but Spark throws some
            throw streamingCause(failure).orElseGet(() -> notOurs(failure, origin));
        }
    }

    private static Optional<StreamingException> streamingCause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StreamingException ours) {
                return Optional.of(ours);
            }
        }
        return Optional.empty();
    }

    private static StreamingException notOurs(Exception failure, Origin origin) {
        boolean isUnserialisable = String.valueOf(failure.getMessage()).contains("not serializable");
        ErrorCode code = failure instanceof SparkException && isUnserialisable
                ? ErrorCode.TASK_NOT_SERIALIZABLE
                : ErrorCode.TASK_ATTEMPTS_EXHAUSTED;
        return new StreamingException(code, "Spark could not run the job of " + origin + ": " + failure, failure);
    }

    private static void refuseInsideTask(Job<?, ?> job) {
        if (TaskContext.find().isPresent()) {
            throw new StreamingException(
                    ErrorCode.LIFECYCLE_ACTION_IN_TASK,
                    job.origin()
                            + " was called inside a task, where no job can be started. Call it outside, and use its"
                            + " result in the function.");
        }
    }
}

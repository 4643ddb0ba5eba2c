package dev.sluice.internal.embedded;

import dev.sluice.rdd.Action;
import dev.sluice.rdd.Job;
import dev.sluice.rdd.Origin;
import java.util.Arrays;
import java.util.Iterator;

/**
 * Plans a job's node for its action, and makes the tasks that end in it.
 *
 * <p><b>Thread rule:</b> immutable; {@link #body} is called from several tasks at once.
 */
record ActionTasks(Strands strands, TaskBody body) {

    @SuppressWarnings("unchecked") // stages treat every element as an Object
    static ActionTasks plan(JobRun run, Job<?, ?> job) {
        int[] partitions = new int[job.partitions().size()];
        Arrays.setAll(partitions, index -> job.partitions().get(index));
        Origin origin = job.origin();
        if (job.action() instanceof Action.OnEach<?, ?, ?> onEach) {
            var action = (Action.OnEach<Object, Object, Object>) onEach;
            Strands strands = run.plan(job.node(), partitions, run.stages().action(action, origin));
            return new ActionTasks(strands, (partition, task) -> onEach(strands, action, origin, partition, task));
        }
        if (job.action() instanceof Action.OnIterator<?, ?> onIterator) {
            var action = (Action.OnIterator<Object, Object>) onIterator;
            Strands strands = run.plan(job.node(), partitions, BufferStage.INSTANCE);
            return new ActionTasks(strands, (partition, task) -> onIterator(strands, action, origin, partition, task));
        }
        throw new AssertionError(job.action());
    }

    private static Object onEach(
            Strands strands,
            Action.OnEach<Object, Object, Object> action,
            Origin origin,
            int partition,
            TaskAttempt attempt)
            throws Exception {
        Object kept;
        try {
            kept = action.begin(partition);
        } catch (Throwable thrown) {
            throw attempt.failed(origin, null, thrown);
        }
        strands.push(partition, new TaskState(attempt, kept));
        Object result;
        try {
            result = action.end(kept);
        } catch (Throwable thrown) {
            throw attempt.failed(origin, null, thrown);
        }
        return required(result, origin, attempt);
    }

    private static Object onIterator(
            Strands strands,
            Action.OnIterator<Object, Object> action,
            Origin origin,
            int partition,
            TaskAttempt attempt) {
        Iterator<Object> elements = strands.pull(partition, attempt);
        Object result;
        try {
            result = action.call(partition, elements);
        } catch (Throwable thrown) {
            throw attempt.failed(origin, null, thrown);
        }
        return required(result, origin, attempt);
    }

    private static Object required(Object result, Origin origin, TaskAttempt attempt) {
        if (result == null) {
            throw attempt.returnedNull(origin, null);
        }
        return result;
    }
}

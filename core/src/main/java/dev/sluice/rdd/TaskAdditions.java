package dev.sluice.rdd;

import static java.util.Objects.requireNonNull;

import dev.sluice.rdd.Additions.Place;
import dev.sluice.rdd.Additions.Sum;
import dev.sluice.shared.AccumulatorSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Records what one attempt of a task adds to accumulators, and where.
 *
 * <p>An interpreter makes one for each attempt of a task of a job that has a {@link Job#tally}, tells it before it calls a function which
 * partition is walked and which step of the walk the function is, and takes the {@link #additions} if the attempt succeeds. A walk is any object
 * with {@code equals}, a new one each time that the partition is walked, and equal in all jobs of a batch. A step is any object, the same one
 * in all jobs of a batch.
 *
 * <p><b>Thread rule:</b> confined to the thread that runs the attempt.
 */
public final class TaskAdditions {
    private static final ThreadLocal<TaskAdditions> CURRENT = new ThreadLocal<>();

    /** Walks are compared by identity here: a task that walks a partition twice has two sums, of which one will count. */
    private final Map<Position, Sum> sums = new LinkedHashMap<>();

    private final Object taskWalk;
    private final Object taskStep;
    private Object walk;
    private Object step;

    /** The last sum: most additions are to the one before. */
    private @Nullable Position lastPosition;

    private @Nullable Sum lastSum;

    /**
     * Creates a recorder that stands in the task's own step.
     *
     * @param taskWalk the partition that the task is for
     * @param taskStep what the task is for: a job, or one side of an exchange
     */
    public TaskAdditions(Object taskWalk, Object taskStep) {
        this.taskWalk = requireNonNull(taskWalk, "taskWalk");
        this.taskStep = requireNonNull(taskStep, "taskStep");
        this.walk = taskWalk;
        this.step = taskStep;
    }

    private record Position(Object walk, Object step, String accumulator) {

        @SuppressWarnings("ReferenceEquality") // positions are compared by identity
        boolean is(Object otherWalk, Object otherStep, String otherAccumulator) {
            return walk == otherWalk && step == otherStep && accumulator.equals(otherAccumulator);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Position that && is(that.walk, that.step, that.accumulator);
        }

        @Override
        public int hashCode() {
            return (System.identityHashCode(walk) * 31 + System.identityHashCode(step)) * 31 + accumulator.hashCode();
        }
    }

    /** Returns the recorder of the calling thread's attempt; null outside of tasks, and in tasks whose job has no tally. */
    public static @Nullable TaskAdditions current() {
        return CURRENT.get();
    }

    /** Runs {@code body} with this as the recorder of the calling thread. */
    public <R extends @Nullable Object> R recording(Callable<R> body) throws Exception {
        TaskAdditions outer = CURRENT.get();
        CURRENT.set(this);
        try {
            return body.call();
        } finally {
            if (outer == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(outer);
            }
        }
    }

    /** Goes to another walk, and returns the one before, to go back to. */
    public Object walk(Object next) {
        Object before = walk;
        walk = next;
        return before;
    }

    /** Goes to another step of the walk, and returns the one before, to go back to. */
    public Object step(Object next) {
        Object before = step;
        step = next;
        return before;
    }

    /** Returns the task's own step. Whoever goes there is in the task's own walk, too. */
    public Object taskStep() {
        return taskStep;
    }

    /** Returns the sum of an accumulator at the present place. */
    @SuppressWarnings("ReferenceEquality") // steps are compared by identity
    public Sum sum(String accumulator, AccumulatorSpec<?, ?, ?> spec) {
        Object here = step == taskStep ? taskWalk : walk;
        Sum last = lastSum;
        if (last != null && lastPosition != null && lastPosition.is(here, step, accumulator)) {
            return last;
        }
        Position position = new Position(here, step, accumulator);
        Sum sum = sums.computeIfAbsent(position, absent -> new Sum(spec.zero()));
        lastPosition = position;
        lastSum = sum;
        return sum;
    }

    /** Returns what was added so far. */
    public Additions additions() {
        Additions additions = new Additions();
        sums.forEach((position, sum) ->
                additions.include(new Place(position.walk(), position.step(), position.accumulator()), sum));
        return additions;
    }
}

package dev.sluice.testkit.oracle;

import dev.sluice.function.Pair;
import dev.sluice.rdd.TaskContext;
import java.io.Serializable;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How the function of a stateful step fails: never, in its first attempt at some values, or at every attempt in one batch.
 *
 * <p>It fails at some of the values only, so that by then some state has been changed.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param isFlaky whether the first attempts fail
 * @param failingBatch the number of the batch in which all attempts fail; -1 if none
 */
record Faults(boolean isFlaky, long failingBatch) implements Serializable {

    /** What a function fails with, in programs and in folds. */
    static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Failed() {
            super("on purpose", null, false, false);
        }
    }

    static Faults some(SplittableRandom random, int batchCount) {
        int kind = random.nextInt(12);
        return new Faults(kind < 2, kind == 2 ? random.nextInt(batchCount) : -1);
    }

    /** Called by the function for each value. */
    void check(long value) {
        TaskContext task = TaskContext.current();
        if (hits(value) && (task.batchId() == failingBatch || (isFlaky && task.attempt() == 0))) {
            throw new Failed();
        }
    }

    /** Called by the fold with all values of a batch. */
    void tell(Moment moment, List<Pair<Object, Long>> pairs) {
        if (moment.id() == failingBatch && pairs.stream().anyMatch(pair -> hits(pair.second()))) {
            throw new Failed();
        }
    }

    private static boolean hits(long value) {
        return value % 3 == 0;
    }
}

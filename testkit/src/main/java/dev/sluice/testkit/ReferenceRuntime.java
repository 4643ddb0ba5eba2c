package dev.sluice.testkit;

import static java.util.Objects.requireNonNull;

import dev.sluice.rdd.Job;
import dev.sluice.rdd.RDDNode;
import dev.sluice.spi.BatchRuntime;
import dev.sluice.spi.StateControl;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The oracle: interprets lineage with plain lists on one thread, so simply that it can be checked by reading.
 *
 * <p>It behaves as a cluster where that could hide a mistake. Functions are copied through Java serialisation before they are used, and
 * elements take an {@link ElementTrip} from one task to the next. A task is tried again from its start, with functions copied anew.
 *
 * <p><b>Thread rule:</b> thread-safe; one job runs at a time.
 */
public final class ReferenceRuntime implements BatchRuntime {
    private final int parallelism;
    private final int maxFailures;
    private final ElementTrip trip;
    private final ReferenceStates states = new ReferenceStates();
    private final Map<RDDNode.Cached<?>, Map<Integer, List<?>>> kept = new HashMap<>();

    /**
     * Creates a runtime.
     *
     * @param parallelism the default number of partitions of an exchange, at least 1
     * @param maxFailures how often a task may fail before its job does, at least 1
     * @param trip how elements get from one task to another
     */
    public ReferenceRuntime(int parallelism, int maxFailures, ElementTrip trip) {
        this.parallelism = atLeastOne(parallelism, "parallelism");
        this.maxFailures = atLeastOne(maxFailures, "maxFailures");
        this.trip = requireNonNull(trip, "trip");
    }

    @Override
    public synchronized <T, R> List<R> run(BatchContext batch, Job<T, R> job) {
        return new ReferenceJob(new ReferenceTasks(batch, maxFailures), trip, kept, states).run(job);
    }

    @Override
    public synchronized void release(RDDNode.Cached<?> node) {
        kept.remove(node);
    }

    @Override
    public StateControl states() {
        return states;
    }

    @Override
    public int parallelism() {
        return parallelism;
    }

    @Override
    public synchronized void close() {
        kept.clear();
        states.clear();
    }

    private static int atLeastOne(int value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, got " + value);
        }
        return value;
    }
}

package dev.sluice.internal.embedded;

import dev.sluice.rdd.Origin;
import dev.sluice.rdd.Partitioner;
import dev.sluice.rdd.RDDNode;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Moves pairs as they are: each map task has a buffer for each target, and a target's partition is its buffers one after the other.
 *
 * <p><b>Thread rule:</b> as {@link ExchangeRun} says.
 */
final class RoutingExchange implements ExchangeRun {
    private final JobRun run;
    private final RDDNode.Exchange<?, ?, ?> node;
    private final Partitioner partitioner;
    private final Origin origin;
    private final ExchangeScratch scratch;

    /** By the parent's partition, then by target; null until prepared. */
    private ElementBuffer @Nullable [][] buffersByParent;

    RoutingExchange(JobRun run, RDDNode.Exchange<?, ?, ?> node) {
        this.run = run;
        this.node = node;
        this.partitioner = node.partitioner().orElseThrow();
        this.origin = node.origin();
        this.scratch = run.scratch(origin);
    }

    @Override
    public void prepare(int[] partitions) throws Exception {
        if (buffersByParent != null) {
            return;
        }
        Stage end = run.stages().route(partitioner, origin);
        Strands strands = run.plan(node.parent(), end);
        Object[] sinks = run.runTasks(node, TaskGroup.Phase.MAP, strands, (partition, attempt) -> {
            ElementBuffer[] buffers = scratch.takeBuffers(partitioner.partitionCount());
            strands.push(partition, new TaskState(attempt, buffers));
            return buffers;
        });
        ElementBuffer[][] filled = new ElementBuffer[sinks.length][];
        for (int index = 0; index < sinks.length; index++) {
            filled[index] = (ElementBuffer[]) sinks[index];
        }
        buffersByParent = filled;
    }

    @Override
    public Iterator<?> open(int partition, TaskAttempt attempt) {
        return elements(partition);
    }

    Iterator<Object> elements(int target) {
        return new Elements(buffers(), target);
    }

    @Override
    public long elementCount(int partition) {
        long count = 0;
        for (ElementBuffer[] buffers : buffers()) {
            count += buffers[partition].size();
        }
        return count;
    }

    @Override
    public Origin origin() {
        return origin;
    }

    @Override
    public void recycle() {
        if (buffersByParent != null) {
            for (ElementBuffer[] buffers : buffersByParent) {
                for (ElementBuffer buffer : buffers) {
                    scratch.giveBack(buffer);
                }
            }
            buffersByParent = null;
        }
    }

    private ElementBuffer[][] buffers() {
        if (buffersByParent == null) {
            throw new AssertionError(origin + " was read before it was prepared");
        }
        return buffersByParent;
    }

    /** Walks the buffers of a target in the order of the parent's partitions. */
    private static final class Elements implements Iterator<Object> {
        private final ElementBuffer[][] buffersByParent;
        private final int target;
        private int parent;
        private int index;

        Elements(ElementBuffer[][] buffersByParent, int target) {
            this.buffersByParent = buffersByParent;
            this.target = target;
        }

        @Override
        public boolean hasNext() {
            while (parent < buffersByParent.length && index == buffersByParent[parent][target].size()) {
                parent++;
                index = 0;
            }
            return parent < buffersByParent.length;
        }

        @Override
        public Object next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the partition has no more elements");
            }
            return buffersByParent[parent][target].get(index++);
        }
    }
}

package dev.sluice.internal.embedded;

import dev.sluice.rdd.Origin;
import java.util.Iterator;

/**
 * One exchange in one job: moves the parent's pairs to their targets, then serves the targets' partitions.
 *
 * <p>Every variant runs one map task for each partition of the parent, and keeps the order that {@code RDDNode.Exchange} promises by
 * reading what the map tasks made in the order of their partitions.
 *
 * <p><b>Thread rule:</b> {@link #prepare} and {@link #recycle} are confined to the thread that runs the job; tasks read in between.
 */
interface ExchangeRun extends PartitionSource {

    /** Makes some partitions ready to be opened. Called before the tasks that read them, and again if others are wanted. */
    void prepare(int[] partitions) throws Exception;

    /** Gives back the memory, after the last task of the job. */
    void recycle();

    @Override
    Iterator<?> open(int partition, TaskAttempt attempt);

    @Override
    Origin origin();
}

package dev.sluice.benchmarks.table;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Reports the processor time that the measuring thread spent on a record, which a busy machine does not inflate as it
 * does elapsed time. Garbage collection on other threads is not in it.
 *
 * <p><b>Thread rule:</b> confined to the measuring thread.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class CpuTime {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private long startNanos;
    private long records;

    /** Starts an iteration. */
    @Setup(Level.Iteration)
    public void start() {
        records = 0;
        startNanos = THREADS.getCurrentThreadCpuTime();
    }

    void add(long recordCount) {
        records += recordCount;
    }

    /** Returns processor time over records of an iteration; JMH reports the sum over the iterations of all forks. */
    public double cpuNanosPerRecord() {
        return (double) (THREADS.getCurrentThreadCpuTime() - startNanos) / records;
    }
}

package dev.sluice.benchmarks.soak;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

/**
 * What this process holds at one moment.
 *
 * @param heapBytes used heap after a full collection
 * @param classCount loaded classes
 * @param directBytes memory of direct buffers
 */
record ProcessFigures(long heapBytes, long classCount, long directBytes) {

    /** Collects garbage and measures. Nothing else should be at work. */
    static ProcessFigures measure() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        memory.gc(); // the first one enqueues references, whose handlers let go of more
        long directBytes = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
        return new ProcessFigures(
                memory.getHeapMemoryUsage().getUsed(),
                ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(),
                directBytes);
    }
}

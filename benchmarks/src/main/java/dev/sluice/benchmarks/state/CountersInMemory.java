package dev.sluice.benchmarks.state;

import dev.sluice.internal.state.heap.HeapStateStore;
import dev.sluice.spi.StateAttempt;
import dev.sluice.spi.StateStore;
import dev.sluice.spi.StateStore.Address;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * Answers: how much heap do ten million counters take in the heap store, after a full collection, and what does the store estimate?
 *
 * <p>Run with {@code java -Xmx4g -cp … dev.sluice.benchmarks.state.CountersInMemory [COUNTERS]}.
 *
 * <p><b>Thread rule:</b> one thread.
 */
public final class CountersInMemory {
    private static final int PARTITIONS = 2;
    private static final int BATCH = 100_000;

    private CountersInMemory() {}

    public static void main(String[] arguments) {
        int counters = arguments.length == 0 ? 10_000_000 : Integer.parseInt(arguments[0]);
        measure("long keys", counters, number -> number * 0xD1342543DE82EF95L);
        measure("strings of 12 characters", counters, number -> String.format(Locale.ROOT, "user-%07d", number));
    }

    private static void measure(String what, int counters, IntFunction<Object> keys) {
        long before = usedAfterCollection();
        HeapStateStore store = new HeapStateStore();
        for (int from = 0; from < counters; from += BATCH) {
            Address address = new Address("counters", 0, from / BATCH % PARTITIONS);
            StateAttempt attempt = store.table(address).begin();
            for (int number = from; number < from + BATCH; number++) {
                attempt.put(keys.apply(number), (long) number);
            }
            store.commit(List.of(attempt));
        }
        long used = usedAfterCollection() - before;
        long estimated = 0;
        long entries = 0;
        for (int partition = 0; partition < PARTITIONS; partition++) {
            estimated += store.table(new Address("counters", 0, partition)).bytes();
            entries += store.table(new Address("counters", 0, partition)).entryCount();
        }
        System.out.printf(
                "%,d counters with %s: %.0f MB used, %.0f MB estimated%n", entries, what, used / 1e6, estimated / 1e6);
        close(store);
    }

    private static void close(StateStore store) {
        store.close();
    }

    private static long usedAfterCollection() {
        for (int collection = 0; collection < 3; collection++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}

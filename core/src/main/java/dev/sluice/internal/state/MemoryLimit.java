package dev.sluice.internal.state;

import dev.sluice.config.StateKeys;
import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import dev.sluice.spi.BatchRuntime.BatchContext;
import dev.sluice.state.StateUsage;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The bound on the memory that state takes.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param bytes the bound
 */
record MemoryLimit(long bytes) {
    /** No bound that matters. */
    static final MemoryLimit NONE = new MemoryLimit(Long.MAX_VALUE);

    private static final int SHOWN_OPERATORS = 3;
    private static final double MIB = 1 << 20;

    /**
     * Refuses state that does not fit.
     *
     * @param batch the batch that would leave it
     * @param usage what each operator would take, by a name for messages
     */
    void check(BatchContext batch, List<StateUsage> usage) {
        long used = 0;
        for (StateUsage each : usage) {
            used += each.bytes();
        }
        if (used <= bytes) {
            return;
        }
        String largest = usage.stream()
                .sorted(Comparator.comparingLong(StateUsage::bytes).reversed())
                .limit(SHOWN_OPERATORS)
                .map(each ->
                        each.name() + " with " + mebibytes(each.bytes()) + " (" + each.entryCount() + " keys before)")
                .collect(Collectors.joining(", "));
        throw new StreamingException(
                ErrorCode.STATE_LIMIT_REACHED,
                "State would take " + mebibytes(used) + " after " + batch + ", more than "
                        + StateKeys.MEMORY_LIMIT.name() + ", which is " + mebibytes(bytes)
                        + ". The largest operators are " + largest
                        + ". Give keys a timeout, raise the limit, or keep state on disk with "
                        + StateKeys.STORE.name() + "=rocksdb.");
    }

    private static String mebibytes(long amount) {
        return String.format(Locale.ROOT, "%.2f MiB", amount / MIB);
    }
}

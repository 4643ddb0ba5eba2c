package dev.sluice.internal.embedded;

import dev.sluice.error.Samples;
import dev.sluice.internal.state.HeapStates;

/**
 * What the jobs of a runtime share.
 *
 * <p><b>Thread rule:</b> thread-safe, as each part is.
 */
record JobServices(
        TaskRunner runner,
        StageFactory stages,
        CachedPartitions cachedPartitions,
        HeapStates states,
        ExchangeScratch.Shelf shelf,
        Samples samples,
        int maxFailures) {}

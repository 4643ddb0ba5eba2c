package dev.sluice.internal.embedded;

import dev.sluice.error.Samples;
import dev.sluice.internal.state.OperatorStates;

/**
 * What the jobs of a runtime share.
 *
 * <p><b>Thread rule:</b> thread-safe, as each part is.
 */
record JobServices(
        TaskRunner runner,
        StageFactory stages,
        CachedPartitions cachedPartitions,
        OperatorStates states,
        ExchangeScratch.Shelf shelf,
        Samples samples,
        int maxFailures) {}

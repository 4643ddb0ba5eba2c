package dev.sluice.shared;

import java.util.List;

/**
 * A list of what was added, in the order of jobs, partitions and additions. It is as long as the program makes it: add examples, not everything.
 *
 * <p><b>Thread rule:</b> thread-safe.
 *
 * @param <T> the elements
 */
public interface CollectionAccumulator<T> extends Accumulator<T, List<T>> {}

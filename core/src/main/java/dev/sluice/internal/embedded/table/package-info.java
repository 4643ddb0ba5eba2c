/**
 * The hash table under every by-key operator of the embedded runtime.
 *
 * <p>May import {@code dev.sluice.rdd}; knows nothing of tasks, batches or lineage. Open {@link
 * dev.sluice.internal.embedded.table.CombineTable} first.
 */
@NullMarked
package dev.sluice.internal.embedded.table;

import org.jspecify.annotations.NullMarked;

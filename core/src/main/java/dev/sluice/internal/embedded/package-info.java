/**
 * The runtime that interprets lineage inside this process.
 *
 * <p>A job is planned into <em>strands</em>: a source of elements, a chain of push stages, and a terminal stage. A task is one
 * partition of a strand. Imports {@code rdd}, {@code spi}, layer 0 and its own {@code table}; knows nothing of plans, ingestion or
 * the engine. Open {@link dev.sluice.internal.embedded.EmbeddedRuntime} first, then {@code StrandPlanner} and {@code Stage}.
 */
@NullMarked
package dev.sluice.internal.embedded;

import org.jspecify.annotations.NullMarked;

/**
 * State that batches leave behind: tables by key in a store, windows, and the changes of a batch over them.
 *
 * <p>Knows nothing of tasks or threads: a runtime opens an attempt at a partition, keeps its changes, and commits or drops those of a
 * whole batch. Imports {@code rdd} and layer 0. Open {@link dev.sluice.internal.state.OperatorStates} first.
 */
@NullMarked
package dev.sluice.internal.state;

import org.jspecify.annotations.NullMarked;

/**
 * What users say about state: the handle on a key's state, and the specification of {@code mapWithState}.
 *
 * <p>Imports {@code rdd} and layer 0. Open {@link dev.sluice.state.StateSpec} first.
 */
@NullMarked
package dev.sluice.state;

import org.jspecify.annotations.NullMarked;

/**
 * What the operators with state do with a partition, over the tables that a runtime hands them.
 *
 * <p>Imports {@code state}, {@code rdd} and layer 0. Open {@link dev.sluice.internal.operator.UpdateStateByKey} first.
 */
@NullMarked
package dev.sluice.internal.operator;

import org.jspecify.annotations.NullMarked;

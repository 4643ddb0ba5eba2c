/**
 * From the graph to lineage: what a program will do, found out before it starts, and the lineage of one batch.
 *
 * <p>Pure: nothing here runs a job or looks at a clock. Imports {@code graph} and below. Open
 * {@link dev.sluice.internal.plan.Planner} first, then {@link dev.sluice.internal.plan.BatchLineage}.
 */
@NullMarked
package dev.sluice.internal.plan;

import org.jspecify.annotations.NullMarked;

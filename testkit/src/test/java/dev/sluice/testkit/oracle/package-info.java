/**
 * Random programs with windows and state, compared with plain folds over all of their input and with the reference runtime.
 *
 * <p>{@link dev.sluice.testkit.oracle.Step} says how to add kinds of programs. Open {@link dev.sluice.testkit.oracle.OracleCase} first.
 */
@NullMarked
package dev.sluice.testkit.oracle;

import org.jspecify.annotations.NullMarked;

/**
 * What every implementation of an extension point must do, as JUnit suites to extend.
 *
 * <p>A suite asks its subclass for the implementation and runs; tests that fail name the sentence of the interface's Javadoc that is
 * not kept. Sources, receivers and files of a user's are checked in a world that is simulated, unless they need this machine. Imports the
 * core, JUnit and AssertJ. Open {@link dev.sluice.testkit.contract.SourceContract} first.
 */
@NullMarked
package dev.sluice.testkit.contract;

import org.jspecify.annotations.NullMarked;

/**
 * What every implementation of an extension point must do, as JUnit suites to extend.
 *
 * <p>A suite asks its subclass for the implementation and runs; tests that fail name the sentence of the interface's Javadoc that is
 * not kept. Imports {@code spi}, JUnit and AssertJ. Open {@link dev.sluice.testkit.contract.DiskContract} first.
 */
@NullMarked
package dev.sluice.testkit.contract;

import org.jspecify.annotations.NullMarked;

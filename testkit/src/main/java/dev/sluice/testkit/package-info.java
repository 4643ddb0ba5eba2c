/**
 * Contract suites for the extension points of Sluice, and the reference runtime they are compared with.
 *
 * <p>May import the public packages of the core, JUnit and AssertJ.
 */
@NullMarked
package dev.sluice.testkit;

import org.jspecify.annotations.NullMarked;

/**
 * Complete programs, each short enough to be read at once.
 *
 * <p>May import the public packages of the core, and nothing else.
 */
@NullMarked
package dev.sluice.examples;

import org.jspecify.annotations.NullMarked;

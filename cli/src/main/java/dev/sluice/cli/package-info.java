/**
 * The {@code sluice} command: starts the examples and users' own programs.
 *
 * <p>May import the public packages of the core, the examples and picocli. Open {@code Sluice} first.
 */
@NullMarked
package dev.sluice.cli;

import org.jspecify.annotations.NullMarked;

/** Tests of the command line, as a user types it. */
@NullMarked
package dev.sluice.cli;

import org.jspecify.annotations.NullMarked;

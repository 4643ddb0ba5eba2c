/**
 * What goes wrong, in a form that a program can test and a person can act on: stable codes, exceptions, problems found
 * before a start, and safe renderings of user data for messages.
 *
 * <p>Imports nothing of Sluice. Open {@link dev.sluice.error.StreamingException} first.
 */
@NullMarked
package dev.sluice.error;

import org.jspecify.annotations.NullMarked;

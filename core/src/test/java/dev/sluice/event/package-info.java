/** Tests of events and listeners. */
@NullMarked
package dev.sluice.event;

import org.jspecify.annotations.NullMarked;

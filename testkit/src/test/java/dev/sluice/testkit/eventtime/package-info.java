/** What streams with event time give, batch by batch, on every runtime; and a comparison with a slow recomputation from all input. */
@NullMarked
package dev.sluice.testkit.eventtime;

import org.jspecify.annotations.NullMarked;

/** What streams with windows and state give, batch by batch, on every runtime. */
@NullMarked
package dev.sluice.testkit.state;

import org.jspecify.annotations.NullMarked;

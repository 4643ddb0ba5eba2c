/** Random programs, run on every runtime and compared with the reference runtime. */
@NullMarked
package dev.sluice.testkit.random;

import org.jspecify.annotations.NullMarked;

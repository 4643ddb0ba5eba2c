/** Word count over a loopback socket, beside a hand-written reader. */
@NullMarked
package dev.sluice.benchmarks.socket;

import org.jspecify.annotations.NullMarked;

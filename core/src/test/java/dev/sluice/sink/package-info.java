/** Tests of what the sinks print and write. */
@NullMarked
package dev.sluice.sink;

import org.jspecify.annotations.NullMarked;

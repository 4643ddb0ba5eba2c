/**
 * The name under which some programs look for a stream of lines over TCP.
 *
 * <p>Imports the facade. There is nothing to open but {@link dev.sluice.netcat.NetcatUtils}.
 */
@NullMarked
package dev.sluice.netcat;

import org.jspecify.annotations.NullMarked;

/**
 * What happens, as immutable records, and the listener that hears of it.
 *
 * <p>Imports {@code rdd} and layer 0 only. Open {@link dev.sluice.event.StreamingListener} first: it draws the tree of events.
 */
@NullMarked
package dev.sluice.event;

import org.jspecify.annotations.NullMarked;

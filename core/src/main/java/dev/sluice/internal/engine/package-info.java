/**
 * The engine: when batches are cut, what becomes of each, and how a program starts and stops.
 *
 * <p>The conductor decides, the batch runner works, the ledger remembers. Imports everything below. Open
 * {@link dev.sluice.internal.engine.StreamingEngine} first, then {@link dev.sluice.internal.engine.Conductor}.
 */
@NullMarked
package dev.sluice.internal.engine;

import org.jspecify.annotations.NullMarked;

/**
 * The user's functions: serialisable single-method types that may throw checked exceptions, with the names Spark users know.
 *
 * <p>Imports nothing of Sluice. Open {@link dev.sluice.function.Function} first.
 *
 * <p>An instance may be called from several tasks at the same time, each with its own elements; a function that keeps state of its
 * own must make that state thread-safe. On the embedded engine functions are shared, not copied; on a cluster they are serialised.
 */
@NullMarked
package dev.sluice.function;

import org.jspecify.annotations.NullMarked;

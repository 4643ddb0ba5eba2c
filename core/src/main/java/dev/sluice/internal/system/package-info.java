/**
 * The five seams as they are in production: the system's clock, threads, files, sockets and random numbers.
 *
 * <p>The only package that may touch any of these. Imports {@code spi} and nothing else of the product. Open
 * {@link dev.sluice.internal.system.SystemSeams} first, then {@code ThreadTasks}.
 */
@NullMarked
package dev.sluice.internal.system;

import org.jspecify.annotations.NullMarked;

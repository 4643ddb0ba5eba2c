/**
 * Watches web servers by their access logs: traffic, errors, favourite pages and clients, and pages that begin to fail.
 *
 * <p>Open {@link dev.sluice.examples.logs.LogAnalysis} first, then {@code ErrorWatch}.
 */
@NullMarked
package dev.sluice.examples.logs;

import org.jspecify.annotations.NullMarked;

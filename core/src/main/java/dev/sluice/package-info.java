/**
 * The API of Sluice: contexts, streams and what they are configured with.
 *
 * <p>May import every other package of the core; no package of the core imports this one.
 */
@NullMarked
package dev.sluice;

import org.jspecify.annotations.NullMarked;

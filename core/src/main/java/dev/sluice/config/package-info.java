/**
 * The settings of a streaming program: one registry of documented keys, and the immutable set of values that a user
 * chooses.
 *
 * <p>Imports {@code dev.sluice.error} and {@code dev.sluice.time}. Reads no file, no environment and no system
 * property by itself: {@code StreamingContext} is the one place that hands over the properties of its process. Open {@link dev.sluice.config.StreamingConf} first, then {@link dev.sluice.config.ConfigKeys}.
 */
@NullMarked
package dev.sluice.config;

import org.jspecify.annotations.NullMarked;

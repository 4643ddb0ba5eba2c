package dev.sluice.internal.eventtime;

/**
 * A partition of a source, as far as event time is concerned: elements in one are in order but for the bound.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param input the name of the input stream, or of what stands between it and the timestamps
 * @param partition the source's own name for its partition; empty if it has one only
 */
public record SourceId(String input, String partition) {}

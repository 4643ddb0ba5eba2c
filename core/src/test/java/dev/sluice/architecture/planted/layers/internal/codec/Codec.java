package dev.sluice.architecture.planted.layers.internal.codec;

/** Seen by a neighbour of its floor. */
public final class Codec {}

package dev.sluice.architecture.planted.layers.homeless;

/** Wrong on purpose: its package stands on no floor. */
public final class Homeless {}

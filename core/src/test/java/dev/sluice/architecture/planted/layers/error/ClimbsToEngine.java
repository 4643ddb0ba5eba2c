package dev.sluice.architecture.planted.layers.error;

import dev.sluice.architecture.planted.layers.internal.engine.KnowsErrors;

/** Wrong on purpose: the lowest layer imports the engine, and closes a cycle. */
public final class ClimbsToEngine {
    KnowsErrors engine = new KnowsErrors();
}

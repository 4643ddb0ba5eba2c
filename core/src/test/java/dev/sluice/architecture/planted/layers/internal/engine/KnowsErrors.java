package dev.sluice.architecture.planted.layers.internal.engine;

import dev.sluice.architecture.planted.layers.error.ClimbsToEngine;

/** Right by itself: the engine imports a lower layer. */
public final class KnowsErrors {
    Class<?> error = ClimbsToEngine.class;
}

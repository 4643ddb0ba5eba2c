package dev.sluice.architecture.planted.layers.internal.plan;

import dev.sluice.architecture.planted.layers.internal.codec.Codec;

/** Wrong on purpose: two packages of the fourth floor know each other. */
public final class SeesCodec {
    Codec codec = new Codec();
}

package dev.sluice.internal.codec;

/** Reads the next value of one stored type. */
@FunctionalInterface
interface ValueReader {

    Object read(Decoder in);
}

package dev.sluice.testkit.oracle;

/**
 * A step of random programs: adds streams to a program, and to each of them the fold that tells what it has.
 *
 * <p>A new kind of programs is one class with a method that returns its steps by name, and one line in {@link Steps}. A step takes the streams
 * it begins with, and all that it chooses, from the {@link Draft}, so that the same seed gives the same program on every runtime. It adds each
 * stream as a {@link Flow}: the stream of the engine and a {@link Told} with a {@link Told.Rule}. The rule must not use anything of the
 * engine; it gets the batch and the past, and computes from scratch. Functions that it gives to the engine must be serialisable, and make
 * order visible where it is known, by {@link Affine#compose}. Steps of event time would draw the timestamps from the values.
 */
@FunctionalInterface
interface Step {
    void addTo(Draft draft);
}

package dev.sluice.testkit.oracle;

import dev.sluice.PairDStream;
import dev.sluice.function.Pair;

/**
 * A stream of a program, with what it should have.
 *
 * @param stream the stream
 * @param told what the stream should have
 * @param isInOrder whether the fold knows the order of all elements; otherwise it knows that of each key's values only
 * @param hasEachKeyOnce whether no key comes twice in a batch
 */
record Flow(
        PairDStream<Object, Long> stream, Told<Pair<Object, Long>> told, boolean isInOrder, boolean hasEachKeyOnce) {

    long slideMillis() {
        return told.slideMillis();
    }
}

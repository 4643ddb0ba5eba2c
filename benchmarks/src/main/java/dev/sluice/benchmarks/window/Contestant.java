package dev.sluice.benchmarks.window;

import dev.sluice.function.Pair;
import java.util.List;

/** A program that takes the events of a slide and returns the hash of the results of all keys. */
interface Contestant extends AutoCloseable {

    long slide(List<List<Pair<Long, Long>>> events);

    @Override
    void close();
}

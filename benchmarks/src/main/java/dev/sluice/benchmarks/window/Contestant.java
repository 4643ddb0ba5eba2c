package dev.sluice.benchmarks.window;

import java.util.List;

/** A program that takes the events of a slide and returns the hash of the results of all keys. */
interface Contestant extends AutoCloseable {

    long slide(List<List<Long>> events);

    @Override
    void close();
}

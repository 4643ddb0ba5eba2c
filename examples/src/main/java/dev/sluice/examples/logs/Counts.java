package dev.sluice.examples.logs;

import dev.sluice.aggregate.Aggregate;
import java.io.Serializable;
import java.util.Locale;

/**
 * How many requests there were, and how many of them were answered by an error.
 *
 * @param requests all
 * @param errors those with an error
 */
record Counts(long requests, long errors) implements Serializable {
    static final Counts NONE = new Counts(0, 0);
    /** Counts requests. */
    static final Aggregate<Access, Counts, Counts> AGGREGATE = new Counting();

    Counts with(Access access) {
        return new Counts(requests + 1, errors + (access.isError() ? 1 : 0));
    }

    Counts plus(Counts other) {
        return new Counts(requests + other.requests, errors + other.errors);
    }

    /** Returns the share of errors, 0 if there was no request. */
    double errorRate() {
        return requests == 0 ? 0 : (double) errors / requests;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d requests, %.1f %% errors", requests, 100 * errorRate());
    }

    private static final class Counting implements Aggregate<Access, Counts, Counts> {
        private static final long serialVersionUID = 1;

        @Override
        public Counts create() {
            return NONE;
        }

        @Override
        public Counts add(Counts partial, Access access) {
            return partial.with(access);
        }

        @Override
        public Counts merge(Counts earlier, Counts later) {
            return earlier.plus(later);
        }

        @Override
        public Counts result(Counts partial) {
            return partial;
        }
    }
}

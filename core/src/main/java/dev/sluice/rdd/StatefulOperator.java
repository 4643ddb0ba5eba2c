package dev.sluice.rdd;

import static java.util.Objects.requireNonNull;

import dev.sluice.function.Pair;
import dev.sluice.time.BatchTime;
import java.io.Serializable;

/**
 * What a stateful node does with a partition, given what the batches before left there.
 *
 * <p><b>Thread rule:</b> immutable; the functions inside are called from several tasks at once, but never twice at once for one partition.
 *
 * @param <O> the results
 */
public sealed interface StatefulOperator<O> extends Serializable {

    /** Returns the name by which the state is found again in the next batch; no two operators of a program keep state under one. */
    String stateName();

    Origin origin();

    /** Returns whether the results are pairs that stay where the parents' partitioner put their keys. */
    boolean keepsKeys();

    /** Calls the method of {@code visitor} that is for this kind of operator. */
    <R> R accept(Visitor<R> visitor) throws Exception;

    /**
     * One method for each kind of operator.
     *
     * @param <R> what a visit returns
     */
    interface Visitor<R> {

        <O> R visitKeyed(Keyed<O> operator) throws Exception;

        <K, V> R visitWindowed(Windowed<K, V> operator) throws Exception;

        <K, S> R visitSnapshot(Snapshot<K, S> operator) throws Exception;
    }

    /**
     * A function over tables by key.
     *
     * @param stateName see {@link StatefulOperator#stateName()}
     * @param tableCount how many tables each partition has, at least 1
     * @param function what is done
     * @param keepsKeys see {@link StatefulOperator#keepsKeys()}
     * @param origin where it was made
     */
    record Keyed<O>(String stateName, int tableCount, StateFunction<O> function, boolean keepsKeys, Origin origin)
            implements StatefulOperator<O> {

        public Keyed {
            requireNonNull(stateName, "stateName");
            requireNonNull(function, "function");
            requireNonNull(origin, "origin");
            if (tableCount < 1) {
                throw new IllegalArgumentException(origin + " needs at least one table, got " + tableCount);
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) throws Exception {
            return visitor.visitKeyed(this);
        }
    }

    /**
     * The values of each key over a sliding window, combined in the order of time.
     *
     * <p>Takes one parent of pairs with each key at most once in a batch. The window at time T covers the batches with a time in {@code (T -
     * window, T]}. Results are emitted in batches that end a slide, for every key in the window, oldest key first: a key's age counts from
     * the batch in which it entered the window.
     *
     * @param stateName see {@link StatefulOperator#stateName()}
     * @param windowMillis the length of the window, at least 1
     * @param slideMillis the distance of two results, at least 1
     * @param combination how values become one
     * @param origin where it was made
     */
    record Windowed<K, V>(
            String stateName, long windowMillis, long slideMillis, WindowCombination<K, V> combination, Origin origin)
            implements StatefulOperator<Pair<K, V>> {

        public Windowed {
            requireNonNull(stateName, "stateName");
            requireNonNull(combination, "combination");
            requireNonNull(origin, "origin");
            if (windowMillis < 1 || slideMillis < 1) {
                throw new IllegalArgumentException(origin + " needs a window and a slide of at least 1 ms, got "
                        + windowMillis + " ms and " + slideMillis + " ms");
            }
        }

        /** Returns whether a batch ends a slide, so that results are due. */
        public boolean endsSlide(BatchTime batch) {
            return batch.isEdge() && Math.floorMod(batch.milliseconds(), slideMillis) == 0;
        }

        /**
         * Returns the pane that a batch belongs to, by the time at which it ends. Panes are as long as the greatest common divisor of window
         * and slide, so that windows and slides consist of whole panes.
         */
        public long paneOf(BatchTime batch) {
            long paneMillis = paneMillis();
            return (Math.floorDiv(batch.milliseconds() - 1, paneMillis) + 1) * paneMillis;
        }

        private long paneMillis() {
            long larger = windowMillis;
            long smaller = slideMillis;
            while (smaller != 0) {
                long rest = larger % smaller;
                larger = smaller;
                smaller = rest;
            }
            return larger;
        }

        @Override
        public boolean keepsKeys() {
            return true;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) throws Exception {
            return visitor.visitWindowed(this);
        }
    }

    /**
     * The entries of the first table of another operator, as they are when that one has computed the partition in the batch.
     *
     * <p>Takes one parent, the other operator's results, so that they are computed before. Changes nothing.
     *
     * @param stateName the other operator's state
     * @param origin where it was made
     */
    record Snapshot<K, S>(String stateName, Origin origin) implements StatefulOperator<Pair<K, S>> {

        public Snapshot {
            requireNonNull(stateName, "stateName");
            requireNonNull(origin, "origin");
        }

        @Override
        public boolean keepsKeys() {
            return false;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) throws Exception {
            return visitor.visitSnapshot(this);
        }
    }
}

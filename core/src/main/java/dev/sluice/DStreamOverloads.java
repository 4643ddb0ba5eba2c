package dev.sluice;

import dev.sluice.rdd.Partitioner;
import dev.sluice.rdd.RDD;
import dev.sluice.rdd.Shuffle;
import dev.sluice.rdd.StorageLevel;
import java.time.Duration;

/**
 * The operations of {@link DStreamLike} in the forms that leave something to its default, or stand for a {@link Shuffle}.
 *
 * <p>What each operation does is said where it takes everything.
 *
 * <p><b>Thread rule:</b> immutable.
 */
abstract sealed class DStreamOverloads<T, R extends RDD<T>, S extends DStreamLike<T, R, S>> permits DStreamLike {
    private static final int DEFAULT_PRINTED = 10;

    /** Counts how often each value occurs in a batch. */
    public PairDStream<T, Long> countByValue() {
        return countByValue(Shuffle.byDefault());
    }

    /** Counts how often each value occurs in a batch, in so many partitions. */
    public PairDStream<T, Long> countByValue(int partitionCount) {
        return countByValue(Shuffle.partitions(partitionCount));
    }

    /** Counts how often each value occurs in a batch, partitioned as told. */
    public PairDStream<T, Long> countByValue(Partitioner partitioner) {
        return countByValue(Shuffle.with(partitioner));
    }

    /** Returns the elements of each batch that differ by {@code equals}, each as it is first met. */
    public S distinct() {
        return distinct(Shuffle.byDefault());
    }

    /** Returns the elements of each batch that differ by {@code equals}, each as it is first met, in so many partitions. */
    public S distinct(int partitionCount) {
        return distinct(Shuffle.partitions(partitionCount));
    }

    /** Returns the elements of each batch that differ by {@code equals}, each as it is first met, partitioned as told. */
    public S distinct(Partitioner partitioner) {
        return distinct(Shuffle.with(partitioner));
    }

    /** Counts how often each value occurs in each window. */
    public PairDStream<T, Long> countByValueAndWindow(Duration window, Duration slide) {
        return countByValueAndWindow(window, slide, Shuffle.byDefault());
    }

    /** Counts how often each value occurs in each window, in so many partitions. */
    public PairDStream<T, Long> countByValueAndWindow(Duration window, Duration slide, int partitionCount) {
        return countByValueAndWindow(window, slide, Shuffle.partitions(partitionCount));
    }

    /** Counts how often each value occurs in each window, partitioned as told. */
    public PairDStream<T, Long> countByValueAndWindow(Duration window, Duration slide, Partitioner partitioner) {
        return countByValueAndWindow(window, slide, Shuffle.with(partitioner));
    }

    /** Prints the first ten elements of each batch to standard output. */
    public Output print() {
        return print(DEFAULT_PRINTED);
    }

    /** Writes each batch as text into a directory {@code prefix-TIME}; see {@link DStreamLike#saveAsTextFiles(String, String)}. */
    public Output saveAsTextFiles(String prefix) {
        return saveAsTextFiles(prefix, "");
    }

    /** Keeps the partitions of each batch's RDD in memory until the batch is done with, so that they are computed once. */
    public S cache() {
        return persist();
    }

    /** Keeps the partitions of each batch's RDD like {@link #cache}. */
    public S persist() {
        return persist(StorageLevel.MEMORY_ONLY);
    }

    // What these stand for.

    abstract PairDStream<T, Long> countByValue(Shuffle shuffle);

    abstract S distinct(Shuffle shuffle);

    abstract PairDStream<T, Long> countByValueAndWindow(Duration window, Duration slide, Shuffle shuffle);

    abstract Output print(int limit);

    abstract Output saveAsTextFiles(String prefix, String suffix);

    abstract S persist(StorageLevel level);
}

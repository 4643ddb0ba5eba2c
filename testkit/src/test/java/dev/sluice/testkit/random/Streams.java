package dev.sluice.testkit.random;

import dev.sluice.DStream;
import dev.sluice.PairDStream;
import dev.sluice.function.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The streams of a program that grows: each step takes some of them and adds another. */
final class Streams {
    final SplittableRandom random;
    final List<DStream<Long>> numbers = new ArrayList<>();
    final List<PairDStream<String, Long>> pairs = new ArrayList<>();

    Streams(SplittableRandom random) {
        this.random = random;
    }

    DStream<Long> someNumbers() {
        return numbers.get(random.nextInt(numbers.size()));
    }

    PairDStream<String, Long> somePairs() {
        return pairs.get(random.nextInt(pairs.size()));
    }

    /** Returns some stream of pairs, made of numbers if there is none yet. */
    PairDStream<String, Long> somePairsEvenIfNone() {
        return pairs.isEmpty() ? someNumbers().mapToPair(x -> Pair.of(Functions.key(x), x)) : somePairs();
    }

    /** Returns a number of partitions that is small, and sometimes larger than the input. */
    int somePartitions() {
        return random.nextInt(1, 6);
    }
}

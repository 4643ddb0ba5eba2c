package dev.sluice.testkit.oracle;

import dev.sluice.config.EngineKeys;
import dev.sluice.config.StreamingConf;
import dev.sluice.spi.BatchRuntime;
import dev.sluice.spi.RuntimeContext;
import dev.sluice.testkit.ElementTrip;
import dev.sluice.testkit.ReferenceRuntime;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Some random cases, always the same, or the one that the property {@code sluice.seed} asks for.
 *
 * @param cases the cases
 */
record OracleCases(List<OracleCase> cases) {
    private static final long FIXED_SEED = 20_261_128;
    /** One of so many cases runs on the reference runtime too, which copies every function through serialisation and is slow. */
    private static final int REFERENCE_RATIO = 10;

    /** Two of so many cases have compiled loops, since compiling them takes longer than such a program runs. */
    private static final int FUSED_RATIO = 16;

    private static final int PARALLELISM = 2;
    private static final int MAX_FAILURES = 2;

    static OracleCases fromProperties(int defaultCount) {
        String seed = System.getProperty("sluice.seed", "");
        return seed.isBlank()
                ? ofFixedSeed(Integer.getInteger("sluice.cases", defaultCount))
                : new OracleCases(List.of(OracleCase.of(Long.parseLong(seed))));
    }

    static OracleCases ofFixedSeed(int count) {
        SplittableRandom random = new SplittableRandom(FIXED_SEED);
        return new OracleCases(Stream.generate(() -> OracleCase.of(random.nextLong(1L << 40)))
                .limit(count)
                .toList());
    }

    /**
     * Compares the embedded runtime with the folds, in one of its ways of working for each case; some cases also with the reference runtime,
     * for the order of keys and the partitions, which folds do not know.
     */
    void compareEmbedded() {
        cases.parallelStream().forEach(each -> {
            OracleResult actual = each.run(way(each.seed()), Optional.empty());
            check(each, "The embedded runtime", actual);
            if (cases.size() == 1 || each.seed() % REFERENCE_RATIO == 0) {
                compareWithReference(each, actual);
            }
        });
    }

    private static void compareWithReference(OracleCase each, OracleResult actual) {
        OracleResult reference = each.run(StreamingConf.create(), Optional.of(OracleCases::reference));
        check(each, "The reference runtime", reference);
        if (!actual.batches().equals(reference.batches())) {
            throw new AssertionError("The embedded runtime differs from the reference in the order or partitions of "
                    + each + "\n  has " + actual.batches() + "\n  not " + reference.batches());
        }
    }

    /** Compares a runtime with the folds alone. */
    void compare(String name, Function<RuntimeContext, BatchRuntime> runtime) {
        cases.forEach(each -> check(each, name, each.run(StreamingConf.create(), Optional.of(runtime))));
    }

    static BatchRuntime reference(RuntimeContext context) {
        return new ReferenceRuntime(PARALLELISM, MAX_FAILURES, ElementTrip.throughCodec());
    }

    private static StreamingConf way(long seed) {
        StreamingConf conf = StreamingConf.create();
        return switch ((int) (seed % FUSED_RATIO)) {
            case 0 -> conf.set(EngineKeys.EMBEDDED_FUSION, true);
            case 1 ->
                conf.set(EngineKeys.EMBEDDED_FUSION, true).set(EngineKeys.EMBEDDED_FORK_THRESHOLD, Optional.of(1L));
            case 2, 3, 4 ->
                conf.set(EngineKeys.EMBEDDED_FUSION, false).set(EngineKeys.EMBEDDED_FORK_THRESHOLD, Optional.of(1L));
            default -> conf.set(EngineKeys.EMBEDDED_FUSION, false);
        };
    }

    private static void check(OracleCase each, String name, OracleResult result) {
        String difference = result.difference();
        if (!difference.isEmpty()) {
            throw new AssertionError(name + " differs from the folds over " + each + difference);
        }
    }
}

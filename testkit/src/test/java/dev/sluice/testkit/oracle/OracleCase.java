package dev.sluice.testkit.oracle;

import dev.sluice.config.BatchKeys;
import dev.sluice.config.CutPolicy;
import dev.sluice.config.EngineKeys;
import dev.sluice.config.StreamingConf;
import dev.sluice.function.Pair;
import dev.sluice.spi.BatchRuntime;
import dev.sluice.spi.RuntimeContext;
import dev.sluice.testing.StreamTestDriver;
import dev.sluice.time.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * A program with windows and state and its input, both made of a seed.
 *
 * @param seed the seed
 * @param keyKind the keys of the input
 * @param isCutOnArrival whether each portion of the input is a batch of its own, beside the one at each edge
 * @param steps the names of the steps, in order
 * @param cells for each cell of the grid the portions that arrive in it: partitions of pairs
 */
record OracleCase(
        long seed,
        KeyKind keyKind,
        boolean isCutOnArrival,
        List<String> steps,
        List<List<List<List<Pair<Object, Long>>>>> cells) {
    static final Duration INTERVAL = Durations.seconds(1);

    /** So that two tries are enough for functions that fail in their first. */
    private static final int MAX_FAILURES = 2;

    /** Makes the case of a seed. */
    @SuppressWarnings("EnumOrdinal") // a number stands for whichever comes there
    static OracleCase of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        KeyKind keyKind = KeyKind.values()[random.nextInt(KeyKind.values().length)];
        boolean isCutOnArrival = random.nextInt(4) == 0;
        List<String> steps = new ArrayList<>();
        int stepCount = random.nextInt(1, 6);
        for (int index = 0; index < stepCount; index++) {
            steps.add(Steps.names().get(random.nextInt(Steps.names().size())));
        }
        return new OracleCase(
                seed, keyKind, isCutOnArrival, List.copyOf(steps), new Portions(random, keyKind).cells(isCutOnArrival));
    }

    /** Returns what the program has on a runtime; the embedded one if none is given. */
    OracleResult run(StreamingConf conf, Optional<Function<RuntimeContext, BatchRuntime>> runtime) {
        StreamingConf complete = conf.set(EngineKeys.TASK_MAX_FAILURES, MAX_FAILURES)
                .set(BatchKeys.CUT_POLICY, isCutOnArrival ? CutPolicy.ON_ARRIVAL : CutPolicy.INTERVAL);
        StreamTestDriver.Setup setup = StreamTestDriver.setup(INTERVAL).conf(complete);
        runtime.ifPresent(setup::runtime);
        try (StreamTestDriver driver = setup.create().tolerateFailures()) {
            return new OracleProgram(this, driver).run();
        }
    }

    /** Returns how many batches there are. */
    int batchCount() {
        int portionCount = cells.stream().mapToInt(List::size).sum();
        return isCutOnArrival ? cells.size() + portionCount : cells.size();
    }

    @Override
    public String toString() {
        return "seed " + seed + ", keys " + keyKind + (isCutOnArrival ? ", cut on arrival" : "") + "\n  steps "
                + String.join("\n        ", steps) + "\n  cells "
                + String.join("\n        ", cells.stream().map(Object::toString).toList())
                + "\n  replay with: ./dev sim --seed " + seed;
    }
}

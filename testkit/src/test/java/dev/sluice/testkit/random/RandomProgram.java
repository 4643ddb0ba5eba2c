package dev.sluice.testkit.random;

import dev.sluice.DStreamLike;
import dev.sluice.error.OperatorException;
import dev.sluice.testing.StreamTestDriver;
import dev.sluice.testing.TestInput;
import dev.sluice.testing.TestOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * A program and its input, both made of a seed: the same seed gives the same program on every driver.
 *
 * @param seed the seed
 * @param steps the names of the steps, in order
 * @param batches what each batch gets: partitions of numbers
 * @param failsAt a value at which the program's function throws, or -1 if it never does
 */
record RandomProgram(long seed, List<String> steps, List<List<List<Long>>> batches, long failsAt) {
    private static final Map<String, Consumer<Streams>> NUMBER_STEPS = NumberSteps.all();
    private static final Map<String, Consumer<Streams>> PAIR_STEPS = PairSteps.all();
    private static final int LARGEST_VALUE = 40;

    /** Makes the program of a seed. */
    static RandomProgram of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> steps = new ArrayList<>();
        boolean hasPairs = false;
        int stepCount = random.nextInt(1, 9);
        for (int index = 0; index < stepCount; index++) {
            String step = someName(random, hasPairs && random.nextBoolean() ? PAIR_STEPS : NUMBER_STEPS);
            hasPairs |= makesPairs(step);
            steps.add(step);
        }
        long failsAt = random.nextInt(6) == 0 ? random.nextInt(LARGEST_VALUE) : -1;
        return new RandomProgram(seed, List.copyOf(steps), someBatches(random), failsAt);
    }

    /** Returns the names of all steps that there are. */
    static List<String> allSteps() {
        List<String> names = new ArrayList<>(NUMBER_STEPS.keySet());
        names.addAll(PAIR_STEPS.keySet());
        return names;
    }

    /** Runs the program and returns what can be compared: all outputs with their partitions, and what failed. */
    Result run(StreamTestDriver unstarted) {
        try (StreamTestDriver driver = unstarted.tolerateFailures()) {
            TestInput<Long> input = driver.input("input");
            Streams streams = build(input);
            List<TestOutput<?>> outputs = new ArrayList<>();
            streams.numbers.forEach(stream -> outputs.add(captured(driver, stream)));
            streams.pairs.forEach(stream -> outputs.add(captured(driver, stream)));
            driver.start();
            for (List<List<Long>> batch : batches) {
                input.addPartitions(batch);
                driver.nextBatch();
            }
            return new Result(outputs.stream().map(TestOutput::batches).toList(), failedOperator(driver));
        }
    }

    @Override
    public String toString() {
        return "seed " + seed + "\n  steps   " + String.join("\n          ", steps) + "\n  batches "
                + batches.stream()
                        .map(Object::toString)
                        .reduce((a, b) -> a + "\n          " + b)
                        .orElse("")
                + (failsAt < 0 ? "" : "\n  throws at " + failsAt)
                + "\n  replay with: ./dev sim --seed " + seed;
    }

    private Streams build(TestInput<Long> input) {
        Streams streams = new Streams(new SplittableRandom(seed ^ 0x5DEECE66DL));
        long bad = failsAt;
        streams.numbers.add(bad < 0 ? input.stream() : input.stream().map(x -> checked(x, bad)));
        for (String step : steps) {
            (NUMBER_STEPS.containsKey(step) ? NUMBER_STEPS : PAIR_STEPS)
                    .get(step)
                    .accept(streams);
        }
        return streams;
    }

    private static long checked(long value, long bad) {
        if (value == bad) {
            throw new IllegalStateException("bad value " + bad);
        }
        return value;
    }

    private static <T> TestOutput<T> captured(StreamTestDriver driver, DStreamLike<T, ?, ?> stream) {
        return driver.capture(stream);
    }

    private static String failedOperator(StreamTestDriver driver) {
        try {
            driver.context().awaitTerminationOrTimeout(0);
            return "";
        } catch (OperatorException failure) {
            return failure.site().operator() + " " + failure.code();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static String someName(SplittableRandom random, Map<String, Consumer<Streams>> steps) {
        List<String> names = List.copyOf(steps.keySet());
        return names.get(random.nextInt(names.size()));
    }

    private static boolean makesPairs(String step) {
        return List.of("mapToPair", "flatMapToPair", "countByValue").contains(step);
    }

    private static List<List<List<Long>>> someBatches(SplittableRandom random) {
        List<List<List<Long>>> batches = new ArrayList<>();
        int batchCount = random.nextInt(1, 4);
        for (int batch = 0; batch < batchCount; batch++) {
            List<List<Long>> partitions = new ArrayList<>();
            int partitionCount = random.nextInt(4);
            for (int partition = 0; partition < partitionCount; partition++) {
                partitions.add(random.longs(random.nextInt(12), 0, LARGEST_VALUE)
                        .boxed()
                        .toList());
            }
            batches.add(partitions);
        }
        return batches;
    }

    /**
     * What a run of the program gave.
     *
     * @param outputs the batches of every stream
     * @param failure the operator that failed first, and how; or empty
     */
    record Result(List<?> outputs, String failure) {}
}

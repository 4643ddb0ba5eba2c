package dev.sluice.testkit.random;

import dev.sluice.DStreamLike;
import dev.sluice.event.StreamingEvent;
import dev.sluice.testing.StreamTestDriver;
import dev.sluice.testing.TestInput;
import dev.sluice.testing.TestOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A program and its input, both made of a seed: the same seed gives the same program on every driver.
 *
 * @param seed the seed
 * @param steps the names of the steps, in order
 * @param batches what each batch gets: partitions of numbers
 */
record RandomProgram(long seed, List<String> steps, List<List<List<Long>>> batches) {
    private static final Map<String, Consumer<Streams>> NUMBER_STEPS = NumberSteps.all();
    private static final Map<String, Consumer<Streams>> PAIR_STEPS = PairSteps.all();
    private static final Map<String, Consumer<Streams>> TYPED_STEPS = TypedSteps.all();
    private static final Map<String, Consumer<Streams>> FAILING_STEPS = FailingSteps.all();
    private static final int LARGEST_VALUE = 40;
    private static final Pattern OPERATOR = Pattern.compile("operator '([^']*)' \\(([^)]*)\\)");

    /** Makes the program of a seed. */
    static RandomProgram of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> steps = new ArrayList<>();
        boolean hasPairs = false;
        int stepCount = random.nextInt(1, 9);
        for (int index = 0; index < stepCount; index++) {
            String step = someName(random, someKind(random, hasPairs));
            hasPairs |= makesPairs(step);
            steps.add(step);
        }
        if (random.nextInt(6) == 0) {
            steps.add(random.nextInt(stepCount + 1), someName(random, FAILING_STEPS));
        }
        return new RandomProgram(seed, List.copyOf(steps), someBatches(random));
    }

    /** Returns the names of all steps that there are. */
    static List<String> allSteps() {
        List<String> names = new ArrayList<>(NUMBER_STEPS.keySet());
        names.addAll(PAIR_STEPS.keySet());
        names.addAll(TYPED_STEPS.keySet());
        names.addAll(FAILING_STEPS.keySet());
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
            return new Result(outputs.stream().map(TestOutput::batches).toList(), failures(driver));
        }
    }

    @Override
    public String toString() {
        return "seed " + seed + "\n  steps   " + String.join("\n          ", steps) + "\n  batches "
                + batches.stream()
                        .map(Object::toString)
                        .reduce((a, b) -> a + "\n          " + b)
                        .orElse("")
                + "\n  replay with: ./dev sim --seed " + seed;
    }

    private Streams build(TestInput<Long> input) {
        Streams streams = new Streams(new SplittableRandom(seed ^ 0x5DEECE66DL));
        streams.numbers.add(input.stream());
        steps.forEach(step -> Stream.of(NUMBER_STEPS, PAIR_STEPS, TYPED_STEPS, FAILING_STEPS)
                .filter(kind -> kind.containsKey(step))
                .forEach(kind -> kind.get(step).accept(streams)));
        return streams;
    }

    private static <T> TestOutput<T> captured(StreamTestDriver driver, DStreamLike<T, ?, ?> stream) {
        return driver.capture(stream);
    }

    /** Returns for each batch and output that failed which operator's function it was. */
    private static List<String> failures(StreamTestDriver driver) {
        List<String> failures = new ArrayList<>();
        for (StreamingEvent event : driver.events()) {
            if (event instanceof StreamingEvent.OutputCompleted completed) {
                StreamingEvent.OutputInfo output = completed.output();
                output.failure()
                        .ifPresent(failure -> failures.add("batch " + output.batchId() + " output " + output.outputId()
                                + " " + operator(failure)));
            } else if (event instanceof StreamingEvent.BatchFailed failed) {
                failures.add("batch " + failed.batch().batchId() + " " + operator(failed.failure()));
            }
        }
        return failures;
    }

    /** Returns the operator that a failure names with its place; which partition failed first is not the same everywhere. */
    private static String operator(String failure) {
        Matcher operator = OPERATOR.matcher(failure);
        return operator.find() ? operator.group() : failure;
    }

    private static Map<String, Consumer<Streams>> someKind(SplittableRandom random, boolean hasPairs) {
        int kind = random.nextInt(hasPairs ? 5 : 3);
        return kind == 0 ? TYPED_STEPS : kind < 3 ? NUMBER_STEPS : PAIR_STEPS;
    }

    private static String someName(SplittableRandom random, Map<String, Consumer<Streams>> steps) {
        List<String> names = List.copyOf(steps.keySet());
        return names.get(random.nextInt(names.size()));
    }

    private static boolean makesPairs(String step) {
        return List.of("mapToPair", "flatMapToPair", "countByValue", "mapPartitionsToPair", "counted Lists")
                .contains(step);
    }

    private static List<List<List<Long>>> someBatches(SplittableRandom random) {
        List<List<List<Long>>> batches = new ArrayList<>();
        int batchCount = random.nextInt(1, 4);
        for (int batch = 0; batch < batchCount; batch++) {
            List<List<Long>> partitions = new ArrayList<>();
            int partitionCount = random.nextInt(8) == 0 ? random.nextInt(4, 12) : random.nextInt(4);
            for (int partition = 0; partition < partitionCount; partition++) {
                partitions.add(someNumbers(random));
            }
            batches.add(partitions);
        }
        return batches;
    }

    /** Returns a partition: none, a few or many numbers, sometimes all the same. */
    private static List<Long> someNumbers(SplittableRandom random) {
        int count = random.nextInt(20) == 0 ? random.nextInt(50, 150) : random.nextInt(12);
        boolean isSkewed = random.nextInt(10) == 0;
        long only = random.nextInt(LARGEST_VALUE);
        return random.longs(count, isSkewed ? only : 0, isSkewed ? only + 1 : LARGEST_VALUE)
                .boxed()
                .toList();
    }

    /**
     * What a run of the program gave.
     *
     * @param outputs the batches of every stream
     * @param failures which operator failed, for each output and batch
     */
    record Result(List<?> outputs, List<String> failures) {}
}

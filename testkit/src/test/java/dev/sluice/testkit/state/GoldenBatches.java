package dev.sluice.testkit.state;

import static java.util.stream.Collectors.joining;

import dev.sluice.DStream;
import dev.sluice.DStreamLike;
import dev.sluice.function.Pair;
import dev.sluice.testing.StreamTestDriver;
import dev.sluice.testing.TestInput;
import dev.sluice.testing.TestOutput;
import dev.sluice.time.Durations;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Runs ten batches of one second over {@code [] [] [a,b] [a] [] [] [] [] [c] []} and writes each batch's output as a cell.
 *
 * <p>{@code -} is a batch without elements, {@code .} one in which the output did not run.
 */
final class GoldenBatches {
    private static final List<List<String>> INPUT = List.of(
            List.of(),
            List.of(),
            List.of("a", "b"),
            List.of("a"),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of("c"),
            List.of());

    private GoldenBatches() {}

    static String of(StreamTestDriver.Setup setup, Function<DStream<String>, DStreamLike<?, ?, ?>> program) {
        try (StreamTestDriver driver = setup.create()) {
            TestInput<String> input = driver.input("letters");
            TestOutput<?> output = driver.capture(program.apply(input.stream()));
            driver.start();
            for (List<String> batch : INPUT) {
                input.add(batch.toArray(String[]::new));
                driver.nextBatch();
            }
            return cells(output);
        }
    }

    static StreamTestDriver.Setup setup() {
        return StreamTestDriver.setup(Durations.seconds(1));
    }

    private static String cells(TestOutput<?> output) {
        Map<Long, String> cells = new TreeMap<>();
        for (long second = 1; second <= INPUT.size(); second++) {
            cells.put(second * 1_000, ".");
        }
        output.batches().forEach(batch -> cells.put(batch.time().milliseconds(), cell(batch.elements())));
        return String.join(" ", cells.values());
    }

    private static String cell(List<?> elements) {
        return elements.isEmpty()
                ? "-"
                : elements.stream().map(GoldenBatches::written).sorted().collect(joining(","));
    }

    private static String written(Object element) {
        return element instanceof Pair<?, ?> pair ? "" + pair.first() + pair.second() : element.toString();
    }
}

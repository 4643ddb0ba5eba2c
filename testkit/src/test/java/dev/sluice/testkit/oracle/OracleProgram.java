package dev.sluice.testkit.oracle;

import dev.sluice.event.StreamingEvent;
import dev.sluice.function.Pair;
import dev.sluice.testing.StreamTestDriver;
import dev.sluice.testing.TestInput;
import dev.sluice.testing.TestOutput;
import dev.sluice.time.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Runs a case on a driver, and the folds beside it.
 *
 * <p><b>Thread rule:</b> confined to the test's thread; used once.
 */
final class OracleProgram {
    /** Not the case's own sequence, so that a change of the input leaves the program as it is. */
    private static final long BUILD_SALT = 0x5DEECE66DL;

    private static final Duration BETWEEN_PORTIONS = Durations.milliseconds(300);

    private final OracleCase oracleCase;
    private final StreamTestDriver driver;
    private final Chronicle chronicle = new Chronicle();
    private final TestInput<Pair<Object, Long>> input;
    private final List<TestOutput<Pair<Object, Long>>> outputs = new ArrayList<>();
    private final List<Flow> captured = new ArrayList<>();
    private List<Pair<Object, Long>> present = List.of();
    private int nextId;

    OracleProgram(OracleCase oracleCase, StreamTestDriver driver) {
        this.oracleCase = oracleCase;
        this.driver = driver;
        this.input = driver.input("pairs");
        build(new SplittableRandom(oracleCase.seed() ^ BUILD_SALT));
    }

    OracleResult run() {
        driver.start();
        for (List<List<List<Pair<Object, Long>>>> cell : oracleCase.cells()) {
            long endMillis = (driver.epochMillis() / interval() + 1) * interval();
            List<Pair<Object, Long>> waiting = new ArrayList<>();
            for (List<List<Pair<Object, Long>>> portion : cell) {
                input.addPartitions(portion);
                portion.forEach(waiting::addAll);
                if (oracleCase.isCutOnArrival()) {
                    // A batch between two edges is later than the edge before it.
                    tell(Math.max(driver.epochMillis(), endMillis - interval() + 1), false, waiting);
                    waiting = new ArrayList<>();
                }
                driver.advance(BETWEEN_PORTIONS);
            }
            driver.nextBatch();
            tell(endMillis, true, waiting);
        }
        return result();
    }

    private void build(SplittableRandom random) {
        Draft draft = new Draft(oracleCase, random, driver.context(), chronicle);
        draft.add(input.stream().mapToPair(pair -> pair), List.of(), 0, true, false, (now, past) -> present);
        oracleCase.steps().forEach(step -> Steps.named(step).addTo(draft));
        for (Flow flow : draft.flows()) {
            // A stream that nobody looks at is still what others are made of.
            if (!chronicle.hasChild(flow.told()) || random.nextInt(4) != 0) {
                captured.add(flow);
                outputs.add(driver.capture(flow.stream()));
            }
        }
    }

    private void tell(long millis, boolean isEdge, List<Pair<Object, Long>> elements) {
        present = elements;
        chronicle.next(new Moment(nextId++, millis, isEdge));
    }

    private OracleResult result() {
        Set<Integer> failed = new LinkedHashSet<>();
        for (StreamingEvent event : driver.events()) {
            if (event instanceof StreamingEvent.BatchFailed batchFailed) {
                failed.add((int) batchFailed.batch().batchId());
            }
        }
        List<OracleResult.Comparison> comparisons = new ArrayList<>();
        for (int index = 0; index < captured.size(); index++) {
            comparisons.add(OracleResult.Comparison.of(
                    captured.get(index), outputs.get(index).batches()));
        }
        return new OracleResult(comparisons, failed, chronicle.dropped());
    }

    private static long interval() {
        return OracleCase.INTERVAL.toMillis();
    }
}

package dev.sluice.testkit;

import dev.sluice.function.Pair;
import dev.sluice.internal.state.OperatorStates;
import dev.sluice.rdd.Origin;
import dev.sluice.rdd.StateMoment;
import dev.sluice.rdd.StatefulOperator;
import dev.sluice.rdd.WindowCombination;
import dev.sluice.spi.BatchRuntime.BatchContext;
import dev.sluice.time.BatchTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import org.assertj.core.api.Assertions;

/** One random window with random batches, on the heap and in the reference: attempts fail, batches are dropped, keys come and go. */
final class RandomWindows {
    private static final int BATCHES = 60;

    private final Random random;
    private final String description;
    private final StatefulOperator.Windowed<Object, Object> operator;
    private final IntFunction<Object> values;
    private final OperatorStates states = new OperatorStates();
    private final ReferenceStates reference = new ReferenceStates();
    /** How many calls of the function succeed before one throws; negative while none does. */
    private int callsBeforeFailure = -1;

    RandomWindows(long seed) {
        this.random = new Random(seed);
        long paneMillis = 1L + random.nextInt(4);
        long windowMillis = paneMillis * (1 + random.nextInt(12));
        long slideMillis = paneMillis * (1 + random.nextInt(4));
        int kind = random.nextInt(5);
        this.values = number -> switch (kind) {
            case 0 -> "v" + number;
            case 1 -> number % 7 == 0 ? "s" : (Object) (long) number;
            case 2 -> (double) number;
            default -> (long) number;
        };
        this.operator = new StatefulOperator.Windowed<>(
                "window",
                windowMillis,
                slideMillis,
                kind <= 2 ? joined(kind) : inverted(kind == 4),
                new Origin("window#1", "RandomWindows.java:1", true));
        this.description = operator + " of kind " + kind;
    }

    private WindowCombination<Object, Object> joined(int kind) {
        return WindowCombination.of((earlier, later) -> {
            countCall();
            return kind == 2 ? (Object) Math.max((Double) earlier, (Double) later) : earlier + "," + later;
        });
    }

    private WindowCombination<Object, Object> inverted(boolean isFiltered) {
        WindowCombination<Object, Object> sums = WindowCombination.of((earlier, later) -> {
            countCall();
            return (Long) earlier + (Long) later;
        });
        WindowCombination<Object, Object> inverted = sums.invertedBy((sum, left) -> {
            countCall();
            return (Long) sum - (Long) left;
        });
        return isFiltered ? inverted.keeping(result -> (Long) result.second() % 3 != 0) : inverted;
    }

    void run() throws Exception {
        long time = 1;
        long lastEdge = 0;
        List<String> log = new ArrayList<>();
        for (int id = 0; id < BATCHES; id++) {
            boolean isEdge = time > lastEdge && random.nextInt(3) > 0;
            lastEdge = isEdge ? time : lastEdge;
            BatchTime batch = new BatchTime(id, time, false, isEdge);
            Map<Object, Object> pairs = batchPairs();
            log.add(batch.milliseconds() + (isEdge ? " " : "~ ") + pairs);

            List<Object> actual = computeWithFailures(batch, pairs);
            List<Object> expected = new ArrayList<>();
            reference.compute(operator, StateMoment.of(batch), 0, List.of(iterator(pairs)), expected::add);

            Assertions.assertThat(actual)
                    .as("%s in batch %d of %s", description, id, log)
                    .isEqualTo(expected);
            BatchContext context = new BatchContext(id, time);
            if (random.nextInt(8) == 0) {
                log.add("dropped");
                states.rollback(new BatchContext(id, batch.milliseconds()));
                reference.rollback(context);
            } else {
                states.commit(new BatchContext(id, batch.milliseconds()));
                reference.commit(context);
            }
            time += random.nextInt(10) == 0 ? random.nextInt(40) : random.nextInt(3);
        }
    }

    private List<Object> computeWithFailures(BatchTime batch, Map<Object, Object> pairs) throws Exception {
        while (true) {
            callsBeforeFailure = random.nextInt(3) == 0 ? random.nextInt(10) : -1;
            List<Object> results = new ArrayList<>();
            try {
                states.compute(operator, StateMoment.of(batch), 0, List.of(iterator(pairs)), results::add);
                callsBeforeFailure = -1;
                return results;
            } catch (PlannedFailure failure) {
                callsBeforeFailure = -1;
            }
        }
    }

    private void countCall() {
        if (callsBeforeFailure >= 0 && callsBeforeFailure-- == 0) {
            throw new PlannedFailure();
        }
    }

    private Map<Object, Object> batchPairs() {
        Map<Object, Object> pairs = new LinkedHashMap<>();
        int count = random.nextInt(5) == 0 ? 0 : random.nextInt(30);
        int keyRange = 1 + random.nextInt(40);
        for (int index = 0; index < count; index++) {
            int key = random.nextInt(keyRange);
            pairs.put(key % 3 == 0 ? "k" + key : (Object) key, values.apply(random.nextInt(100)));
        }
        return pairs;
    }

    private static Iterator<Pair<Object, Object>> iterator(Map<Object, Object> pairs) {
        return pairs.entrySet().stream()
                .map(entry -> Pair.of(entry.getKey(), entry.getValue()))
                .iterator();
    }

    private static final class PlannedFailure extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}

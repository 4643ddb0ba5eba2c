package dev.sluice.testkit.oracle;

import dev.sluice.PairDStream;
import dev.sluice.StreamingContext;
import dev.sluice.function.Pair;
import dev.sluice.rdd.PairRDD;
import dev.sluice.rdd.Shuffle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * A program that is being made: the streams so far, and the chance that chooses what comes next.
 *
 * <p><b>Thread rule:</b> confined to the test's thread.
 */
final class Draft {
    /** More would make results large and slides rare. */
    private static final int MAX_STEPS_OF_SLIDE = 3;

    private static final int MAX_STEPS_OF_WINDOW = 5;

    final SplittableRandom random;
    final KeyKind keyKind;
    private final StreamingContext context;
    private final boolean isCutOnArrival;
    private final int batchCount;
    private final Chronicle chronicle;
    private final List<Flow> flows = new ArrayList<>();
    private final long intervalMillis;

    Draft(OracleCase oracleCase, SplittableRandom random, StreamingContext context, Chronicle chronicle) {
        this.random = random;
        this.keyKind = oracleCase.keyKind();
        this.context = context;
        this.isCutOnArrival = oracleCase.isCutOnArrival();
        this.batchCount = oracleCase.batchCount();
        this.chronicle = chronicle;
        this.intervalMillis = OracleCase.INTERVAL.toMillis();
    }

    List<Flow> flows() {
        return flows;
    }

    Flow some() {
        return flows.get(random.nextInt(flows.size()));
    }

    /** Returns some stream with a property that the input has. */
    Flow some(Predicate<Flow> property) {
        List<Flow> fitting = flows.stream().filter(property).toList();
        return fitting.get(random.nextInt(fitting.size()));
    }

    /** Returns some stream that does not have an element over and over again. */
    Flow someSmall() {
        return reduced(some());
    }

    /** Returns a stream that comes in the same batches as the given one; itself if need be. */
    @SuppressWarnings("ReferenceEquality") // flows are compared by identity
    Flow someBeside(Flow flow) {
        return some(other -> (slides(other, flow) && other.told() != flow.told()) || other == flow);
    }

    /** Adds a stream without state of its own that is told by what its parent has in the same batch. */
    Flow addDerived(
            Flow parent,
            PairDStream<Object, Long> stream,
            boolean isInOrder,
            boolean hasEachKeyOnce,
            Told.Rule<Pair<Object, Long>> rule) {
        return add(stream, List.of(parent.told()), parent.slideMillis(), isInOrder, hasEachKeyOnce, rule);
    }

    Flow add(
            PairDStream<Object, Long> stream,
            List<Told<?>> parents,
            long slideMillis,
            boolean isInOrder,
            boolean hasEachKeyOnce,
            Told.Rule<Pair<Object, Long>> rule) {
        Flow flow = new Flow(stream, tell(parents, slideMillis, rule), isInOrder, hasEachKeyOnce);
        flows.add(flow);
        return flow;
    }

    /** Lets no other step begin with a stream, and nobody look at it, since its order is not known. */
    void forget(Flow flow) {
        flows.remove(flow);
    }

    /** Adds what is told of something that is no stream of pairs. */
    <T> Told<T> tell(List<Told<?>> parents, long slideMillis, Told.Rule<T> rule) {
        return chronicle.add(new Told<>(parents, slideMillis, rule));
    }

    /** Returns the values of each key of a stream as one, in any order. */
    Flow reduced(Flow flow) {
        if (flow.hasEachKeyOnce()) {
            return flow;
        }
        return addDerived(
                flow, flow.stream().reduceByKey((a, b) -> Affine.add(a, b), shuffle()), false, true, (now, past) -> {
                    List<Pair<Object, Long>> sums = new ArrayList<>();
                    Told.byKey(flow.told().at(now))
                            .forEach((key, values) ->
                                    sums.add(Pair.of(key, values.stream().reduce(0L, (a, b) -> Affine.add(a, b)))));
                    return sums;
                });
    }

    /** Returns a window of a few slides of the stream. */
    Duration window(Flow flow) {
        return Duration.ofMillis(random.nextInt(1, MAX_STEPS_OF_WINDOW + 1) * step(flow));
    }

    Duration slide(Flow flow) {
        int steps = random.nextBoolean() ? 1 : random.nextInt(1, MAX_STEPS_OF_SLIDE + 1);
        return Duration.ofMillis((flow.slideMillis() > 2 * intervalMillis ? 1 : steps) * step(flow));
    }

    Shuffle shuffle() {
        return switch (random.nextInt(4)) {
            case 0 -> Shuffle.partitions(random.nextInt(1, 5));
            case 1 -> Shuffle.with(new LastFirst(random.nextInt(1, 4)));
            default -> Shuffle.byDefault();
        };
    }

    boolean isCutOnArrival() {
        return isCutOnArrival;
    }

    PairRDD<Object, Long> rdd(List<Pair<Object, Long>> pairs) {
        return context.parallelize(pairs, 2).mapToPair(pair -> pair);
    }

    Faults faults() {
        return Faults.some(random, batchCount);
    }

    private long step(Flow flow) {
        return flow.slideMillis() == 0 ? intervalMillis : flow.slideMillis();
    }

    private boolean slides(Flow one, Flow other) {
        return one.slideMillis() == other.slideMillis();
    }
}

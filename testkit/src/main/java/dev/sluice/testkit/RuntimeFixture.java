package dev.sluice.testkit;

import dev.sluice.function.Function;
import dev.sluice.function.Pair;
import dev.sluice.rdd.Action;
import dev.sluice.rdd.Job;
import dev.sluice.rdd.NarrowOperator;
import dev.sluice.rdd.Origin;
import dev.sluice.rdd.RDDNode;
import dev.sluice.spi.BatchRuntime;
import dev.sluice.spi.BatchRuntime.BatchContext;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * Gives the tests of a runtime a new one for each test, and small lineage to run on it.
 *
 * <p>The functions of these tests capture nothing and count in static fields, so that a runtime may copy them; it must run them in
 * this JVM.
 */
@SuppressWarnings("NullAway") // JUnit sets the runtime before a test
abstract class RuntimeFixture {
    static final int MAX_FAILURES = 3;
    static final AtomicInteger CALLS = new AtomicInteger();

    private BatchRuntime runtime;

    /** Returns a new runtime; called once before each test, and closed after it. */
    protected abstract BatchRuntime createRuntime(int parallelism, int maxFailures);

    @BeforeEach
    final void open() {
        CALLS.set(0);
        runtime = createRuntime(2, MAX_FAILURES);
    }

    @AfterEach
    final void close() {
        runtime.close();
    }

    final BatchRuntime runtime() {
        return runtime;
    }

    final <T> List<List<T>> partitionsOf(RDDNode<T> node) {
        return runtime.run(BatchContext.NONE, Job.overAll(node, listing(), origin("collect")));
    }

    static <T> Action<T, List<T>> listing() {
        Action.OnIterator<T, List<T>> action = (partition, elements) -> drained(elements);
        return action;
    }

    static <T> List<T> drained(Iterator<T> elements) {
        List<T> all = new ArrayList<>();
        elements.forEachRemaining(all::add);
        return all;
    }

    @SafeVarargs
    static RDDNode<Integer> numbers(List<Integer>... partitions) {
        List<ListSplit<Integer>> splits = new ArrayList<>();
        for (List<Integer> partition : partitions) {
            splits.add(new ListSplit<>(partition));
        }
        return new RDDNode.Read<>(splits, origin("read"));
    }

    @SafeVarargs
    static <K, V> RDDNode<Pair<K, V>> pairs(List<Pair<K, V>>... partitions) {
        List<ListSplit<Pair<K, V>>> splits = new ArrayList<>();
        for (List<Pair<K, V>> partition : partitions) {
            splits.add(new ListSplit<>(partition));
        }
        return new RDDNode.Read<>(splits, origin("read"));
    }

    static <T, R> RDDNode<R> map(RDDNode<T> node, Function<T, R> function) {
        return narrow(node, new NarrowOperator.OneToOne<>(function, false, origin("map")));
    }

    static <T, R> RDDNode<R> narrow(RDDNode<T> node, NarrowOperator<T, R> operator) {
        return new RDDNode.Narrow<>(node, operator);
    }

    static Origin origin(String operator) {
        return new Origin(operator + "#1", "Contract.java:1", false);
    }

    static Integer counted(Integer element) {
        CALLS.incrementAndGet();
        return element;
    }
}

package dev.sluice.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.aggregate.Aggregate;
import dev.sluice.testkit.ElementTrip;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Checks what {@link Aggregate} promises, on every way to cut some values in two and in three.
 *
 * <p><b>Thread rule:</b> confined to the test's thread.
 *
 * @param <T> the values
 * @param <A> the partial results
 * @param <R> the results
 */
public abstract class AggregateContract<T, A, R> {

    /** Returns the aggregate under test. */
    protected abstract Aggregate<T, A, R> aggregate();

    /** Returns about ten values: ordinary ones, some that are equal, and those that one forgets; never the same in reverse. */
    protected abstract List<T> values();

    /** Returns the result of {@link #values}, worked out otherwise. */
    protected abstract R expected();

    /** Returns how partial results travel; through the codec of elements by default. */
    protected ElementTrip trip() {
        return ElementTrip.throughCodec();
    }

    /** Checks that two results are the same; for results of floating-point numbers, nearly so; for estimates, within their bounds. */
    protected void assertSameResult(R actual, R wanted) {
        assertThat(actual).isEqualTo(wanted);
    }

    @Test
    public void add_ofAllValues_givesTheResult() {
        assertSameResult(aggregate().result(of(values())), expected());
    }

    @Test
    public void merge_ofTwoParts_givesTheResultOfTheWhole() {
        List<T> values = values();
        for (int cut = 0; cut <= values.size(); cut++) {
            A merged = aggregate().merge(of(values.subList(0, cut)), of(values.subList(cut, values.size())));
            assertSameResult(aggregate().result(merged), expected());
        }
    }

    @Test
    public void merge_isAssociative() {
        List<T> values = values();
        for (int first = 0; first <= values.size(); first++) {
            for (int second = first; second <= values.size(); second++) {
                A left = of(values.subList(0, first));
                A middle = of(values.subList(first, second));
                A right = of(values.subList(second, values.size()));
                Aggregate<T, A, R> aggregate = aggregate();
                assertSameResult(aggregate.result(aggregate.merge(aggregate.merge(left, middle), right)), expected());
                assertSameResult(aggregate.result(aggregate.merge(left, aggregate.merge(middle, right))), expected());
            }
        }
    }

    @Test
    public void merge_changesNeitherOfItsArguments() {
        List<T> values = values();
        for (int cut = 1; cut < values.size(); cut++) {
            List<T> firstValues = values.subList(0, cut);
            List<T> lastValues = values.subList(cut, values.size());
            A first = of(firstValues);
            A last = of(lastValues);

            aggregate().merge(first, last);
            aggregate().merge(first, first);
            aggregate().merge(last, last);

            assertSameResult(aggregate().result(first), aggregate().result(of(firstValues)));
            assertSameResult(aggregate().result(last), aggregate().result(of(lastValues)));
            assertSameResult(aggregate().result(aggregate().merge(first, last)), expected());
        }
    }

    @Test
    public void create_isNeutral() {
        A all = of(values());

        assertSameResult(aggregate().result(aggregate().merge(aggregate().create(), all)), expected());
        assertSameResult(aggregate().result(aggregate().merge(all, aggregate().create())), expected());
    }

    @Test
    public void create_givesAPartialResultOfItsOwn() {
        A used = aggregate().create();
        for (T value : values()) {
            used = aggregate().add(used, value);
        }

        assertSameResult(aggregate().result(of(values())), expected());
    }

    @Test
    public void result_changesNothing() {
        A partial = of(values());

        aggregate().result(partial);
        assertSameResult(aggregate().result(partial), expected());
        assertSameResult(
                aggregate().result(aggregate().merge(partial, aggregate().create())), expected());
    }

    @Test
    public void partialResults_travel() {
        List<T> values = values();
        int cut = values.size() / 2;
        List<A> arrived = trip().travel(List.of(of(values.subList(0, cut)), of(values.subList(cut, values.size()))));

        assertSameResult(aggregate().result(aggregate().merge(arrived.get(0), arrived.get(1))), expected());
    }

    @Test
    public void aggregate_isSerializable() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(aggregate());
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            @SuppressWarnings("unchecked") // what was written
            Aggregate<T, A, R> read = (Aggregate<T, A, R>) in.readObject();
            A partial = read.create();
            for (T value : values()) {
                partial = read.add(partial, value);
            }
            assertSameResult(read.result(partial), expected());
        }
    }

    private A of(List<T> values) {
        A partial = aggregate().create();
        for (T value : values) {
            partial = aggregate().add(partial, value);
        }
        return partial;
    }
}

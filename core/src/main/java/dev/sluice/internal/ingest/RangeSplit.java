package dev.sluice.internal.ingest;

import static java.util.Objects.requireNonNull;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import dev.sluice.function.Function;
import dev.sluice.rdd.Split;
import java.io.Serial;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * A partition whose elements are computed from consecutive numbers.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param from the first number
 * @param to the number behind the last
 * @param function makes the element of a number, always the same one
 * @param <T> the elements
 */
public record RangeSplit<T>(long from, long to, Function<? super Long, ? extends T> function) implements Split<T> {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Divides a range, in order, into at most {@code maxSplits} splits of at least {@code minElements}; none if it is empty. */
    public static <T> List<RangeSplit<T>> divide(
            long from, long to, Function<? super Long, ? extends T> function, int maxSplits, long minElements) {
        long count = Math.max(1, Math.min(maxSplits, (to - from) / minElements));
        List<RangeSplit<T>> splits = new ArrayList<>();
        for (long index = 0; index < count && from < to; index++) {
            long first = from + (to - from) / count * index;
            long end = index == count - 1 ? to : from + (to - from) / count * (index + 1);
            splits.add(new RangeSplit<>(first, end, function));
        }
        return splits;
    }

    @Override
    public Iterator<T> open() {
        return new Iterator<>() {
            private long next = from;

            @Override
            public boolean hasNext() {
                return next < to;
            }

            @Override
            public T next() {
                if (next >= to) {
                    throw new NoSuchElementException("the range ends before " + to);
                }
                return element(next++);
            }
        };
    }

    @Override
    public long elementCount() {
        return to - from;
    }

    private T element(long number) {
        try {
            return requireNonNull(function.call(number), "the element that the function returned");
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new StreamingException(
                    ErrorCode.SOURCE_FAILED, "The generator failed for record " + number + ": " + failure, failure);
        }
    }
}

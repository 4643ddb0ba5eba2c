package dev.sluice.sink;

import dev.sluice.error.Samples;
import dev.sluice.rdd.RDD;
import dev.sluice.time.BatchTime;
import java.util.List;

/**
 * Prints the first elements of each batch to standard output, in the format that Spark users know.
 *
 * <pre>
 * -------------------------------------------
 * Time: 1357008430000 ms
 * -------------------------------------------
 * (hello,2)
 * ...
 *
 * </pre>
 *
 * <p>Control characters are escaped and an element is cut after 4,096 characters, so that input cannot take over a terminal.
 *
 * <p><b>Thread rule:</b> called on the batch-runner thread.
 */
public final class ConsoleSink {
    private static final String RULE = "-------------------------------------------";
    private static final Samples ELEMENTS = Samples.bounded(4_096);

    private final int limit;

    /** Creates a sink that prints at most {@code limit} elements; {@link Integer#MAX_VALUE} prints all. */
    public ConsoleSink(int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("print needs a number of elements of at least 0, got " + limit);
        }
        this.limit = limit;
    }

    /** Prints a batch. */
    public <T> void write(RDD<T> rdd, BatchTime batch) {
        if (limit == Integer.MAX_VALUE) {
            System.out.print(format(rdd.collect(), false, batch));
        } else {
            List<T> elements = rdd.take(limit + 1);
            boolean hasMore = elements.size() > limit;
            System.out.print(format(hasMore ? elements.subList(0, limit) : elements, hasMore, batch));
        }
        System.out.flush();
    }

    /** Returns what is printed, as one text, so that batches of several contexts do not mix line by line. */
    static String format(List<?> elements, boolean hasMore, BatchTime batch) {
        StringBuilder text = new StringBuilder();
        String lineEnd = System.lineSeparator();
        text.append(RULE).append(lineEnd).append("Time: ").append(batch).append(lineEnd);
        text.append(RULE).append(lineEnd);
        elements.forEach(element -> text.append(ELEMENTS.render(element)).append(lineEnd));
        if (hasMore) {
            text.append("...").append(lineEnd);
        }
        return text.append(lineEnd).toString();
    }
}

package dev.sluice.examples;

import dev.sluice.StreamingContext;
import dev.sluice.error.Samples;
import dev.sluice.shared.Accumulator;
import dev.sluice.shared.AccumulatorSpec;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lines that an example cannot read: how many, and what the last few look like.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param count how many
 * @param samples the last ones, at most {@value #SAMPLE_COUNT}, each cut and without control characters
 */
public record RejectedLines(long count, List<String> samples) implements Serializable {
    private static final int SAMPLE_COUNT = 3;
    private static final Samples BOUNDED = Samples.bounded(80);
    /** No line. */
    public static final RejectedLines NONE = new RejectedLines(0, List.of());

    public RejectedLines {
        samples = List.copyOf(samples);
    }

    /** Makes an accumulator that tasks add such lines to. */
    public static Accumulator<String, RejectedLines> accumulator(StreamingContext ssc) {
        return ssc.accumulator("rejected lines", new Sum());
    }

    /** Returns these lines and one more. */
    public RejectedLines with(String line) {
        return with(new RejectedLines(1, List.of(BOUNDED.render(line))));
    }

    private RejectedLines with(RejectedLines later) {
        List<String> all =
                Stream.concat(samples.stream(), later.samples.stream()).toList();
        return new RejectedLines(count + later.count, all.subList(Math.max(0, all.size() - SAMPLE_COUNT), all.size()));
    }

    /** Says how many there are, and shows the samples on lines of their own. */
    @Override
    public String toString() {
        String counted = count + (count == 1 ? " malformed line" : " malformed lines");
        return samples.isEmpty() ? counted : counted + ", the last:\n    " + String.join("\n    ", samples);
    }

    /** Adds up. */
    private static final class Sum implements AccumulatorSpec<String, RejectedLines, RejectedLines> {
        private static final long serialVersionUID = 1;

        @Override
        public RejectedLines zero() {
            return NONE;
        }

        @Override
        public RejectedLines add(RejectedLines sum, String line) {
            return sum.with(line);
        }

        @Override
        public RejectedLines merge(RejectedLines earlier, RejectedLines later) {
            return earlier.with(later);
        }

        @Override
        public RejectedLines value(RejectedLines sum) {
            return sum;
        }
    }
}

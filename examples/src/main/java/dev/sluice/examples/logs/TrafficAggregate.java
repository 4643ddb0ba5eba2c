package dev.sluice.examples.logs;

import dev.sluice.aggregate.Aggregate;
import java.io.Serializable;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Adds up traffic. The quantiles are exact: a partial result has the number of answers of each size, and servers send the same sizes again and again.
 *
 * <p><b>Thread rule:</b> immutable.
 */
final class TrafficAggregate implements Aggregate<Access, TrafficAggregate.Partial, Traffic> {
    private static final long serialVersionUID = 1;

    @Override
    public Partial create() {
        return new Partial(new TreeMap<>());
    }

    @Override
    public Partial add(Partial partial, Access access) {
        partial.counts = partial.counts.with(access);
        partial.answersBySize.merge(access.bytes(), 1L, Long::sum);
        return partial;
    }

    @Override
    public Partial merge(Partial earlier, Partial later) {
        Partial merged = new Partial(new TreeMap<>(earlier.answersBySize));
        merged.counts = earlier.counts.plus(later.counts);
        later.answersBySize.forEach((size, count) -> merged.answersBySize.merge(size, count, Long::sum));
        return merged;
    }

    @Override
    public Traffic result(Partial partial) {
        long bytes = 0;
        for (Map.Entry<Long, Long> each : partial.answersBySize.entrySet()) {
            bytes += each.getKey() * each.getValue();
        }
        return new Traffic(partial.counts, bytes, partial.quantile(0.5), partial.quantile(0.99));
    }

    /**
     * The traffic of some requests.
     *
     * <p><b>Thread rule:</b> confined to the call that it was given to.
     */
    static final class Partial implements Serializable {
        private static final long serialVersionUID = 1;

        private Counts counts = Counts.NONE;
        private final NavigableMap<Long, Long> answersBySize;

        private Partial(NavigableMap<Long, Long> answersBySize) {
            this.answersBySize = answersBySize;
        }

        /** Returns the least size that at least the given share of answers do not exceed, 0 if there are none. */
        private long quantile(double share) {
            long rank = (long) Math.ceil(share * counts.requests());
            long passed = 0;
            for (Map.Entry<Long, Long> each : answersBySize.entrySet()) {
                passed += each.getValue();
                if (passed >= rank) {
                    return each.getKey();
                }
            }
            return 0;
        }
    }
}

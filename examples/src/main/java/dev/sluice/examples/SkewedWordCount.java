package dev.sluice.examples;

import dev.sluice.StreamingContext;
import dev.sluice.StreamingProgram;
import dev.sluice.function.Pair;
import dev.sluice.rdd.HashPartitioner;
import dev.sluice.rdd.Partitioner;
import java.util.List;

/** Counts words where one of them is very frequent: it gets a partition of its own. Arguments: HOST PORT. */
public final class SkewedWordCount implements StreamingProgram {

    @Override
    public void define(StreamingContext ssc, List<String> arguments) {
        var address = Arguments.hostAndPort(arguments);
        ssc.socketTextStream(address.first(), address.second())
                .flatMap(line -> List.of(line.split(" ")))
                .mapToPair(word -> Pair.of(word, 1L))
                .reduceByKey(Long::sum, new HotKeyPartitioner("the", 4))
                .print();
    }

    /** Puts one key into the last partition, and all others into the rest. */
    static final class HotKeyPartitioner extends Partitioner {
        private static final long serialVersionUID = 1;

        private final String hotKey;
        private final HashPartitioner others;

        HotKeyPartitioner(String hotKey, int partitionCount) {
            this.hotKey = hotKey;
            this.others = new HashPartitioner(partitionCount - 1);
        }

        @Override
        public int partitionCount() {
            return others.partitionCount() + 1;
        }

        @Override
        public int partition(Object key) {
            return key.equals(hotKey) ? others.partitionCount() : others.partition(key);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof HotKeyPartitioner that && that.hotKey.equals(hotKey) && that.others.equals(others);
        }

        @Override
        public int hashCode() {
            return hotKey.hashCode() * 31 + others.hashCode();
        }
    }
}

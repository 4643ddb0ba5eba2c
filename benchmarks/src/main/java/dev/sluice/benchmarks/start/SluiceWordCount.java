package dev.sluice.benchmarks.start;

import dev.sluice.StreamingContext;
import dev.sluice.config.BatchKeys;
import dev.sluice.config.CutPolicy;
import dev.sluice.config.StreamingConf;
import dev.sluice.function.Pair;
import dev.sluice.time.Durations;
import java.util.List;

/**
 * The program of the README, cut on arrival, as a user's {@code main} would have it.
 *
 * <p><b>Thread rule:</b> confined to the main thread.
 */
final class SluiceWordCount {
    private SluiceWordCount() {}

    public static void main(String[] arguments) throws Exception {
        StreamingConf conf = StreamingConf.create()
                .appName("first-output")
                .master("local[*]")
                .set(BatchKeys.CUT_POLICY, CutPolicy.ON_ARRIVAL);
        try (StreamingContext context = new StreamingContext(conf, Durations.seconds(10))) {
            context.socketTextStream("localhost", Integer.parseInt(arguments[0]))
                    .flatMap(line -> List.of(line.split(" ")))
                    .mapToPair(word -> Pair.of(word, 1L))
                    .reduceByKey(Long::sum)
                    .print();
            context.start();
            context.awaitTermination();
        }
    }
}

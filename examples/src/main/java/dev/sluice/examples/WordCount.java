package dev.sluice.examples;

import dev.sluice.StreamingContext;
import dev.sluice.StreamingProgram;
import dev.sluice.config.StreamingConf;
import dev.sluice.function.Pair;
import dev.sluice.netcat.NetcatUtils;
import dev.sluice.time.Durations;
import java.util.List;

/** Counts the words of the lines that a TCP server sends, in every batch. Arguments: HOST PORT. */
public final class WordCount implements StreamingProgram {

    /** Runs the program on its own, without the command line. */
    public static void main(String[] arguments) throws Exception {
        var conf = StreamingConf.create().appName("WordCount").master("local[*]");
        try (var ssc = new StreamingContext(conf, Durations.seconds(1))) {
            new WordCount().define(ssc, List.of(arguments));
            ssc.start();
            ssc.awaitTermination();
        }
    }

    @Override
    public void define(StreamingContext ssc, List<String> arguments) {
        var address = Arguments.hostAndPort(arguments);
        var lines = NetcatUtils.createStream(ssc, address.first(), address.second());
        var words = lines.flatMap(line -> List.of(line.split(" ")));
        var wordCounts = words.mapToPair(word -> Pair.of(word, 1L)).reduceByKey(Long::sum);
        wordCounts.print();
    }
}

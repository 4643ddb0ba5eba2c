package dev.sluice.examples;

import dev.sluice.StreamingContext;
import dev.sluice.StreamingProgram;
import dev.sluice.function.Pair;
import java.util.List;

/** Joins each batch with a table that does not change: names the status codes in a stream of them. Arguments: HOST PORT. */
public final class StaticJoin implements StreamingProgram {
    private static final List<Pair<String, String>> NAMES =
            List.of(Pair.of("200", "OK"), Pair.of("404", "Not Found"), Pair.of("500", "Internal Server Error"));

    @Override
    public void define(StreamingContext ssc, List<String> arguments) {
        var address = Arguments.hostAndPort(arguments);
        var names = ssc.parallelizePairs(NAMES);
        ssc.socketTextStream(address.first(), address.second())
                .map(String::trim)
                .countByValue()
                .transformToPair(codes -> codes.leftOuterJoin(names))
                .map(code -> code.first() + " " + code.second().second().orElse("?") + ": "
                        + code.second().first())
                .print();
    }
}

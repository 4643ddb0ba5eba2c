package dev.sluice.examples;

import dev.sluice.DStream;
import dev.sluice.StreamingContext;
import dev.sluice.rdd.StorageLevel;
import dev.sluice.source.SocketTextSource;
import dev.sluice.source.TextFileSource;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Opens what an example reads lines from: {@code HOST PORT}, or {@code DIRECTORY}. */
public final class Inputs {
    private Inputs() {}

    /** Returns the lines of UTF-8 text that a server sends, or of files that are in a directory or appear there. */
    public static DStream<String> lines(StreamingContext ssc, List<String> places) {
        return lines(ssc, places, StandardCharsets.UTF_8);
    }

    /** Returns the lines that a server sends, or of files that are in a directory or appear there. */
    public static DStream<String> lines(StreamingContext ssc, List<String> places, Charset charset) {
        return switch (places.size()) {
            case 1 -> ssc.stream(new TextFileSource(Path.of(places.get(0)), charset, false));
            case 2 ->
                ssc.stream(new SocketTextSource(
                        places.get(0), Arguments.port(places.get(1)), charset, StorageLevel.MEMORY_AND_DISK_SER));
            default -> throw new IllegalArgumentException("expects HOST PORT or DIRECTORY, got " + places);
        };
    }
}

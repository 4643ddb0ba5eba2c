package dev.sluice.examples;

import dev.sluice.DStream;
import dev.sluice.StreamingContext;
import dev.sluice.rdd.StorageLevel;
import dev.sluice.source.SocketTextSource;
import dev.sluice.source.TextFileSource;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Opens what an example reads lines from: {@code HOST PORT}, {@code DIRECTORY} or {@code FILE}. */
public final class Inputs {
    private Inputs() {}

    /**
     * Returns the lines that a server sends, or of files that are in a directory or appear there, or of a file.
     *
     * @param places what the user gave
     * @param charset of the lines
     * @throws IllegalArgumentException if the user gave something else
     */
    public static DStream<String> lines(StreamingContext ssc, List<String> places, Charset charset) {
        return switch (places.size()) {
            case 1 -> linesOf(ssc, Path.of(places.get(0)), charset);
            case 2 ->
                ssc.stream(new SocketTextSource(
                        places.get(0), Arguments.port(places.get(1)), charset, StorageLevel.MEMORY_AND_DISK_SER));
            default -> throw new IllegalArgumentException("expects HOST PORT, DIRECTORY or FILE, got " + places);
        };
    }

    private static DStream<String> linesOf(StreamingContext ssc, Path path, Charset charset) {
        return Files.isRegularFile(path)
                ? ssc.receiverStream(() -> new FileReceiver(path, charset))
                : ssc.stream(new TextFileSource(path, charset, false));
    }
}

package dev.sluice.internal.ingest;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.Samples;
import dev.sluice.error.StreamingException;
import dev.sluice.rdd.Split;
import dev.sluice.spi.Disk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Divides a file of UTF-8 text that does not change into partitions of whole lines. */
public final class StaticTextFile {
    private static final long MIN_SPLIT_BYTES = 64 << 10;

    private StaticTextFile() {}

    /**
     * Reads a file once to find its lines, and returns at most {@code maxSplits} splits of it, in order; none if it is empty.
     *
     * @param samples how much of a bad line an error shows
     * @throws StreamingException if it cannot be read
     */
    public static List<Split<String>> divide(Disk disk, Path path, int maxSplits, Samples samples) {
        List<LineRange> ranges;
        try (InputStream in = disk.read(path, 0)) {
            ranges = LineRange.scan(in, Long.MAX_VALUE, MIN_SPLIT_BYTES);
        } catch (IOException failure) {
            throw new StreamingException(
                    ErrorCode.SOURCE_FAILED,
                    "textFile needs a readable file, but " + path + " gave " + failure,
                    failure);
        }
        var file = new FileSplit.TextFile(disk, path, StandardCharsets.UTF_8, (name, reason, line) -> {
            throw refusal(name, reason, samples.render(line));
        });
        int splitCount = Math.min(maxSplits, ranges.size());
        List<Split<String>> splits = new ArrayList<>();
        for (int index = 0; index < splitCount; index++) {
            int first = (int) ((long) ranges.size() * index / splitCount);
            int end = (int) ((long) ranges.size() * (index + 1) / splitCount);
            splits.add(new FileSplit(file, joined(ranges.subList(first, end))));
        }
        return splits;
    }

    private static LineRange joined(List<LineRange> neighbours) {
        return new LineRange(
                neighbours.get(0).fromByte(),
                neighbours.get(neighbours.size() - 1).toByte(),
                neighbours.stream().mapToLong(LineRange::lineCount).sum());
    }

    /** A table with a hole in it joins wrongly without a sign, so that one bad line fails the task. */
    private static StreamingException refusal(String path, String reason, String sample) {
        return new StreamingException(
                ErrorCode.SOURCE_INVALID_INPUT, "In " + path + " " + reason + ": " + sample + ". Correct the file.");
    }
}

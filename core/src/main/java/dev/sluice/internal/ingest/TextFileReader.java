package dev.sluice.internal.ingest;

import dev.sluice.config.BackpressureKeys;
import dev.sluice.config.ReceiverKeys;
import dev.sluice.config.SourceKeys;
import dev.sluice.config.StreamingConf;
import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import dev.sluice.spi.Disk;
import dev.sluice.spi.Disk.Entry;
import dev.sluice.spi.InputBatch;
import dev.sluice.spi.SourceContext;
import dev.sluice.spi.SourceReader;
import dev.sluice.time.BatchTime;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Gives each batch the files that have come into a directory.
 *
 * <p>A file is taken when it has not been seen before and was changed no later than the batch's time; how old it is does not matter.
 * Files are taken in the order of their time of change. Lines are counted while the batch is planned, at the cost of reading files
 * twice, the second time usually from the system's cache; that is what makes rates and listings exact. A listing or a count that
 * fails fails the batch, and all files stay to be taken by the next one.
 *
 * <p><b>Thread rule:</b> {@link #limitRate} and {@link #stop} come from any thread; the rest as {@link SourceReader} states,
 * one after the other.
 */
public final class TextFileReader implements SourceReader<String> {
    private static final long MIN_SPLIT_BYTES = 32L << 20;
    private static final int MAX_NAMES_SHOWN = 10;
    private static final Comparator<Entry> OLDEST_FIRST =
            Comparator.comparingLong(Entry::modifiedEpochMillis).thenComparing(Entry::path);

    private final DirectoryPattern pattern;
    private final Charset charset;
    private final SourceContext context;
    private final SeenFiles seen;
    private final RejectionReport rejections;
    private volatile double recordsPerSecond;
    private volatile boolean isStopped;
    private boolean hasLeftOver;
    private long listedBatchMillis = Long.MIN_VALUE;

    /**
     * Opens the reader.
     *
     * @param isNewFilesOnly whether files that are there now are never read
     * @throws StreamingException if the directory is not there, or cannot be listed
     */
    public TextFileReader(Path directory, Charset charset, boolean isNewFilesOnly, SourceContext context) {
        this.pattern = new DirectoryPattern(directory);
        this.charset = charset;
        this.context = context;
        this.seen = new SeenFiles(rememberMillis(context));
        this.rejections = new RejectionReport(context);
        this.recordsPerSecond = initialRate(context.conf());
        List<Entry> present = list();
        if (isNewFilesOnly) {
            present.forEach(file -> seen.add(file, context.seams().clock().epochMillis()));
        }
    }

    @Override
    public InputBatch<String> plan(BatchTime batch) throws IOException {
        if (isStopped || (batch.milliseconds() == listedBatchMillis && !hasLeftOver)) {
            return new InputBatch<>(List.of(), 0, "");
        }
        long now = context.seams().clock().epochMillis();
        List<Entry> present = list();
        List<Entry> candidates = present.stream()
                .filter(file -> file.modifiedEpochMillis() <= batch.milliseconds() && !seen.contains(file))
                .sorted(OLDEST_FIRST)
                .toList();
        List<Entry> taken = new ArrayList<>();
        List<FileSplit> splits = take(candidates, taken);
        // From here on nothing fails: what is marked as seen is in the batch.
        seen.listed(present, now);
        taken.forEach(file -> seen.add(file, now));
        listedBatchMillis = batch.milliseconds();
        hasLeftOver = taken.size() < candidates.size();
        if (hasLeftOver) {
            context.dataArrived().run();
        }
        return InputBatch.of(splits, describe(taken));
    }

    @Override
    public void release(BatchTime batch) {
        rejections.flush();
    }

    @Override
    public void stop() {
        isStopped = true; // what was not taken is still in the directory
    }

    @Override
    public void limitRate(double newRecordsPerSecond) {
        if (newRecordsPerSecond > 0) {
            recordsPerSecond = Math.min(maxRate(context.conf()), newRecordsPerSecond);
        }
    }

    /** Takes files, oldest first, until the rate's share of this batch is used up, and one at least. */
    private List<FileSplit> take(List<Entry> candidates, List<Entry> taken) throws IOException {
        double maxRecords = recordsPerSecond * context.batchInterval().toNanos() / 1e9;
        Disk disk = context.seams().disk();
        List<FileSplit> splits = new ArrayList<>();
        double recordCount = 0;
        for (Entry file : candidates) {
            List<LineRange> ranges;
            try (InputStream in = disk.read(file.path(), 0)) {
                ranges = LineRange.scan(in, file.sizeBytes(), MIN_SPLIT_BYTES);
            }
            long lineCount = ranges.stream().mapToLong(LineRange::lineCount).sum();
            if (!taken.isEmpty() && recordCount + lineCount > maxRecords) {
                break;
            }
            recordCount += lineCount;
            taken.add(file);
            FileSplit.TextFile text = new FileSplit.TextFile(disk, file.path(), charset, rejections::reject);
            ranges.forEach(range -> splits.add(new FileSplit(text, range)));
        }
        return splits;
    }

    private List<Entry> list() {
        try {
            return pattern.files(context.seams().disk());
        } catch (IOException failure) {
            throw new StreamingException(
                    ErrorCode.SOURCE_FAILED,
                    "Directory '" + pattern + "' of stream '" + context.streamName() + "' cannot be listed: " + failure
                            + ". Create it, or make it readable. Its files stay to be read.",
                    failure);
        }
    }

    private static String describe(List<Entry> taken) {
        String names = taken.stream()
                .limit(MAX_NAMES_SHOWN)
                .map(file -> file.path().toString())
                .collect(Collectors.joining(", "));
        return taken.size() > MAX_NAMES_SHOWN ? names + " and " + (taken.size() - MAX_NAMES_SHOWN) + " more" : names;
    }

    private static long rememberMillis(SourceContext context) {
        long intervalMillis = Math.max(1, context.batchInterval().toMillis());
        long minMillis =
                context.conf().get(SourceKeys.FILE_MIN_REMEMBER_DURATION).toMillis();
        return (minMillis + intervalMillis - 1) / intervalMillis * intervalMillis;
    }

    private static double initialRate(StreamingConf conf) {
        double maxRate = maxRate(conf);
        return conf.get(BackpressureKeys.ENABLED)
                ? Math.min(
                        maxRate,
                        conf.get(BackpressureKeys.INITIAL_RATE)
                                .map(Long::doubleValue)
                                .orElse(maxRate))
                : maxRate;
    }

    private static double maxRate(StreamingConf conf) {
        return conf.get(ReceiverKeys.MAX_RATE).map(Long::doubleValue).orElse(Double.POSITIVE_INFINITY);
    }
}

package dev.sluice.sink;

import static java.util.Objects.requireNonNull;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import dev.sluice.internal.files.TextDirectory;
import dev.sluice.rdd.Lineage;
import dev.sluice.rdd.RDD;
import dev.sluice.rdd.RDDScope;
import dev.sluice.spi.Disk;
import dev.sluice.time.BatchTime;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes each batch as text files into a directory of its own, {@code prefix-TIME.suffix}, that appears whole or not at all.
 *
 * <p>There is one file for each partition with elements, and a manifest {@code _SUCCESS} that lists them. A directory that is there already
 * comes from an earlier run of the same batch, and is replaced. A batch without elements writes nothing.
 *
 * <p><b>Thread rule:</b> called on the batch-runner thread; parts are written inside tasks.
 */
public final class TextFileSink {
    private final Path parent;
    private final String name;
    private final String suffix;
    private final boolean namesBatch;
    private final Disk disk;

    /**
     * Creates a sink.
     *
     * @param prefix the path and the beginning of the directories' names, such as {@code out/counts}
     * @param suffix the end of their names, or empty for none
     * @param namesBatch whether names carry the batch's number too, because several batches may share one time
     * @param disk where they are written
     */
    public TextFileSink(String prefix, String suffix, boolean namesBatch, Disk disk) {
        Path path = Path.of(requireNonNull(prefix, "prefix")).toAbsolutePath().normalize();
        if (prefix.isBlank() || path.getFileName() == null) {
            throw new IllegalArgumentException(
                    "saveAsTextFiles needs a prefix that names the output, such as out/counts, got '" + prefix + "'");
        }
        this.parent = requireNonNull(path.getParent(), "parent");
        this.name = path.getFileName().toString();
        this.suffix = requireNonNull(suffix, "suffix");
        this.namesBatch = namesBatch;
        this.disk = requireNonNull(disk, "disk");
    }

    /** Writes a batch. */
    public <T> void write(RDD<T> rdd, BatchTime batch) {
        Path target = parent.resolve(directoryName(batch));
        RDDScope scope = Lineage.scopeOf(rdd);
        try {
            new TextDirectory(target, disk).write(Lineage.of(rdd), scope.launcher(), scope.origin("saveAsTextFiles"));
        } catch (IOException failure) {
            throw new StreamingException(
                    ErrorCode.SINK_WRITE_FAILED,
                    "Text files of batch " + batch + " could not be written to " + target + ": " + failure
                            + ". Check that the directory can be written and has room.",
                    failure);
        }
    }

    private String directoryName(BatchTime batch) {
        String time = namesBatch ? batch.milliseconds() + "-" + batch.id() : Long.toString(batch.milliseconds());
        return name + "-" + time + (suffix.isEmpty() ? "" : "." + suffix);
    }
}

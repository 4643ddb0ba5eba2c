package dev.sluice.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import dev.sluice.rdd.Action;
import dev.sluice.rdd.Job;
import dev.sluice.rdd.RDD;
import dev.sluice.rdd.TaskContext;
import dev.sluice.spi.Disk;
import dev.sluice.time.BatchTime;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Writes each batch as text files into a directory of its own that appears whole or not at all.
 *
 * <p>Tasks write into a hidden directory beside the target. When all have succeeded, a manifest {@code _SUCCESS} that lists the files
 * and their line counts is added and the directory is renamed to its final name, {@code prefix-TIME.suffix}. A directory that is there
 * already comes from an earlier run of the same batch, and is replaced. A batch without elements writes nothing.
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
        Path staging = parent.resolve("." + target.getFileName() + ".staging");
        try {
            disk.createDirectories(parent);
            disk.deleteRecursively(staging);
            disk.createDirectories(staging);
            List<Part> parts = writeParts(rdd, staging);
            if (parts.isEmpty()) {
                disk.deleteRecursively(staging);
            } else {
                publish(parts, staging, target);
            }
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

    private <T> List<Part> writeParts(RDD<T> rdd, Path staging) {
        Action.OnIterator<T, Part> writing = (partition, elements) -> writePart(partition, elements, staging);
        List<Part> parts = rdd.scope()
                .launcher()
                .run(Job.overAll(rdd.node(), writing, rdd.scope().origin("saveAsTextFiles")));
        return parts.stream().filter(part -> part.lineCount() > 0).toList();
    }

    private <T> Part writePart(int partition, Iterator<T> elements, Path staging) throws IOException {
        if (!elements.hasNext()) {
            return new Part("", partition, 0);
        }
        // Each attempt has a file of its own, so that one that was given up cannot disturb the next.
        String attemptName = "part-%05d.attempt-%d"
                .formatted(
                        partition, TaskContext.find().map(TaskContext::attempt).orElse(0));
        long lineCount = 0;
        Disk.SyncedOutput file = disk.create(staging.resolve(attemptName));
        try (OutputStream out = new BufferedOutputStream(file, 1 << 16)) {
            while (elements.hasNext()) {
                out.write(elements.next().toString().getBytes(UTF_8));
                out.write('\n');
                lineCount++;
            }
            out.flush();
            file.sync();
        }
        return new Part(attemptName, partition, lineCount);
    }

    private void publish(List<Part> parts, Path staging, Path target) throws IOException {
        List<String> manifest = new ArrayList<>();
        for (Part part : parts) {
            disk.moveAtomically(staging.resolve(part.attemptName()), staging.resolve(part.finalName()));
            manifest.add(part.finalName() + "\t" + part.lineCount());
        }
        try (Disk.SyncedOutput out = disk.create(staging.resolve("_SUCCESS"))) {
            out.write((String.join("\n", manifest) + "\n").getBytes(UTF_8));
            out.sync();
        }
        disk.syncDirectory(staging);
        disk.deleteRecursively(target);
        disk.moveAtomically(staging, target);
        disk.syncDirectory(parent);
    }

    /** A file that one task wrote. */
    private record Part(String attemptName, int partition, long lineCount) {
        String finalName() {
            return "part-%05d".formatted(partition);
        }
    }
}

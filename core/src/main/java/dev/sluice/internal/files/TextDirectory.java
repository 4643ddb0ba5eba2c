package dev.sluice.internal.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.sluice.rdd.Action;
import dev.sluice.rdd.Job;
import dev.sluice.rdd.JobLauncher;
import dev.sluice.rdd.Origin;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.TaskContext;
import dev.sluice.spi.Disk;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes lineage as a directory of text files that appears whole or not at all.
 *
 * <p>Tasks write into a hidden directory beside the target, one file for each partition that has elements and one line for each element.
 * When all have succeeded, a manifest {@code _SUCCESS} that lists the files and their line counts is added, everything is made durable,
 * and the directory is renamed to its final name.
 *
 * <p><b>Thread rule:</b> immutable; parts are written inside tasks.
 */
public final class TextDirectory {
    private final Path target;
    private final Path staging;
    private final Disk disk;

    /** Names the directory that is to appear; {@code target} has a parent and a name. */
    public TextDirectory(Path target, Disk disk) {
        this.target = requireNonNull(target, "target");
        this.staging = target.resolveSibling("." + target.getFileName() + ".staging");
        this.disk = requireNonNull(disk, "disk");
    }

    /**
     * Writes a node, and replaces a directory that is there. A node without elements writes nothing.
     *
     * @return whether something was written
     */
    public <T> boolean write(RDDNode<T> node, JobLauncher launcher, Origin origin) throws IOException {
        disk.createDirectories(requireNonNull(target.getParent(), "parent"));
        disk.deleteRecursively(staging);
        disk.createDirectories(staging);
        Action.OnIterator<T, Part> writing = this::writePart;
        List<Part> parts = launcher.run(Job.overAll(node, writing, origin)).stream()
                .filter(part -> part.lineCount() > 0)
                .toList();
        if (parts.isEmpty()) {
            disk.deleteRecursively(staging);
        } else {
            publish(parts);
        }
        return !parts.isEmpty();
    }

    private <T> Part writePart(int partition, Iterator<T> elements) throws IOException {
        if (!elements.hasNext()) {
            return new Part("", partition, 0);
        }
        int attempt = TaskContext.find().map(TaskContext::attempt).orElse(0);
        // Each attempt has a file of its own, so that one that was given up cannot disturb the next.
        String attemptName = "part-%05d.attempt-%d".formatted(partition, attempt);
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

    private void publish(List<Part> parts) throws IOException {
        List<String> manifest = new ArrayList<>();
        for (Part part : parts) {
            disk.moveAtomically(staging.resolve(part.attemptName()), staging.resolve(part.finalName()));
            manifest.add(part.finalName() + "\t" + part.lineCount());
        }
        deleteAllBut(parts);
        try (Disk.SyncedOutput out = disk.create(staging.resolve("_SUCCESS"))) {
            out.write((String.join("\n", manifest) + "\n").getBytes(UTF_8));
            out.sync();
        }
        disk.syncDirectory(staging);
        disk.deleteRecursively(target);
        disk.moveAtomically(staging, target);
        disk.syncDirectory(requireNonNull(target.getParent(), "parent"));
    }

    /** Deletes what attempts that failed have left. */
    private void deleteAllBut(List<Part> parts) throws IOException {
        Set<Path> kept =
                parts.stream().map(part -> staging.resolve(part.finalName())).collect(Collectors.toSet());
        for (Disk.Entry file : disk.list(staging)) {
            if (!kept.contains(file.path())) {
                disk.deleteRecursively(file.path());
            }
        }
    }

    /** A file that one task wrote. */
    private record Part(String attemptName, int partition, long lineCount) {
        String finalName() {
            return "part-%05d".formatted(partition);
        }
    }
}

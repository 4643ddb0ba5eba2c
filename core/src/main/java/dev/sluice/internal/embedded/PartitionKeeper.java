package dev.sluice.internal.embedded;

import static java.util.Objects.requireNonNull;

import dev.sluice.config.EngineKeys;
import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import dev.sluice.internal.spill.ElementSizer;
import dev.sluice.internal.spill.SpillDirectory;
import dev.sluice.internal.spill.SpillFile;
import dev.sluice.internal.spill.StoredBytes;
import dev.sluice.rdd.StorageLevel;
import dev.sluice.spi.BlockCodec;
import dev.sluice.spi.RuntimeContext;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps partitions in the way that their storage level asks for.
 *
 * <p>Levels of memory alone keep what they are given: nothing is evicted, and the bound is what the program persists. Levels of memory and
 * disk take memory up to a limit that they share, and then the disk.
 *
 * <p><b>Thread rule:</b> thread-safe.
 */
final class PartitionKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(PartitionKeeper.class);
    private static final int DEFAULT_SHARE_OF_HEAP = 4;

    private final BlockCodec codec;
    private final ElementSizer sizer;
    private final SpillDirectory directory;
    private final long memoryLimitBytes;
    private final AtomicLong countedBytes = new AtomicLong();

    /**
     * Creates a keeper.
     *
     * @param directory where partitions on disk go
     * @param memoryLimitBytes how much the levels of memory and disk may keep in memory
     */
    PartitionKeeper(BlockCodec codec, SpillDirectory directory, long memoryLimitBytes) {
        this.codec = requireNonNull(codec, "codec");
        this.sizer = new ElementSizer(codec);
        this.directory = requireNonNull(directory, "directory");
        this.memoryLimitBytes = memoryLimitBytes;
    }

    /** Returns the keeper that a program's settings ask for. */
    static PartitionKeeper of(RuntimeContext context) {
        long memoryLimitBytes = context.conf()
                .get(EngineKeys.PERSIST_MEMORY_BYTES)
                .orElseGet(() -> Runtime.getRuntime().maxMemory() / DEFAULT_SHARE_OF_HEAP);
        return new PartitionKeeper(
                context.blockCodec(), SpillDirectory.of(context.conf(), context.seams(), "persist"), memoryLimitBytes);
    }

    /**
     * Keeps elements at a level other than {@code NONE}.
     *
     * @throws StreamingException if the level needs an element encoded that has no codec, or the disk refuses
     */
    KeptPartition keep(StorageLevel level, Object[] elements) {
        if (!level.usesDisk()) {
            return level.keepsObjects()
                    ? new KeptPartition.Objects(elements, 0)
                    : inMemory(encode(elements), elements, 0);
        }
        if (level.usesMemory()) {
            return level.keepsObjects() ? objectsOrDisk(elements) : bytesOrDisk(elements);
        }
        return onDisk(encode(elements), elements);
    }

    /** Gives back what a kept partition takes. */
    void release(KeptPartition partition) {
        countedBytes.addAndGet(-partition.countedBytes());
        SpillFile file = partition.file();
        if (file == null) {
            return;
        }
        try {
            file.delete();
        } catch (IOException failure) {
            LOG.warn("Spill file {} could not be deleted; its space stays taken until the stop", file.path(), failure);
        }
    }

    /** Deletes what is left on disk. */
    void close() {
        try {
            directory.deleteAll();
        } catch (IOException failure) {
            LOG.warn("The files of persisted partitions could not be deleted", failure);
        }
    }

    private KeptPartition objectsOrDisk(Object[] elements) {
        long sizeBytes = 0;
        for (Object element : elements) {
            sizeBytes += sizer.sizeOf(element);
        }
        return reserve(sizeBytes) ? new KeptPartition.Objects(elements, sizeBytes) : onDisk(encode(elements), elements);
    }

    private KeptPartition bytesOrDisk(Object[] elements) {
        byte[] bytes = encode(elements);
        return reserve(bytes.length) ? inMemory(bytes, elements, bytes.length) : onDisk(bytes, elements);
    }

    private boolean reserve(long bytes) {
        if (countedBytes.addAndGet(bytes) <= memoryLimitBytes) {
            return true;
        }
        countedBytes.addAndGet(-bytes);
        return false;
    }

    private byte[] encode(Object[] elements) {
        return codec.encode(Arrays.asList(elements));
    }

    private KeptPartition inMemory(byte[] bytes, Object[] elements, long counted) {
        return new KeptPartition.Bytes(StoredBytes.inMemory(codec, bytes), elements.length, counted);
    }

    private KeptPartition onDisk(byte[] bytes, Object[] elements) {
        try {
            SpillFile file = directory.write(List.of(bytes));
            return new KeptPartition.Bytes(StoredBytes.inFile(codec, file, 0, bytes.length), elements.length, 0);
        } catch (IOException failure) {
            throw new StreamingException(
                    ErrorCode.STORAGE_IO_FAILED,
                    "A persisted partition of " + elements.length + " elements, " + bytes.length
                            + " bytes, could not be written to disk. Free some space, set sluice.spill.directory to another disk, or"
                            + " persist at a level of memory.",
                    failure);
        }
    }
}

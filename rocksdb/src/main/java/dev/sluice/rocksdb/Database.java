package dev.sluice.rocksdb;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import dev.sluice.spi.Disk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocksdb.AbstractImmutableNativeReference;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteBufferManager;
import org.rocksdb.WriteOptions;

/**
 * An open RocksDB with three column families: entries by the hash of their key, and the orders of age and of deadline.
 *
 * <p>Block cache and write buffers share the memory limit: a quarter of it at most is unwritten data. There is no log: what is here does not outlive
 * the program.
 *
 * <p><b>Thread rule:</b> thread-safe, as RocksDB is; {@link #close} comes last.
 */
final class Database implements AutoCloseable {
    private static final int BLOOM_BITS = 10;

    private final Path directory;
    private final Disk disk;
    private final List<AbstractImmutableNativeReference> opened;
    private final RocksDB rocks;
    private final List<ColumnFamilyHandle> families;
    private final WriteOptions writing;
    private boolean isClosed;

    private Database(
            Path directory,
            Disk disk,
            List<AbstractImmutableNativeReference> opened,
            RocksDB rocks,
            List<ColumnFamilyHandle> families,
            WriteOptions writing) {
        this.directory = directory;
        this.disk = disk;
        this.opened = opened;
        this.rocks = rocks;
        this.families = families;
        this.writing = writing;
    }

    /** Which rows. */
    enum Family {
        ENTRIES,
        AGES,
        DEADLINES
    }

    static Database open(Path directory, long memoryLimitBytes, Disk disk) throws RocksDBException {
        RocksDB.loadLibrary();
        Cache cache = new LRUCache(memoryLimitBytes);
        WriteBufferManager buffers = new WriteBufferManager(Math.max(1, memoryLimitBytes / 4), cache);
        BloomFilter filter = new BloomFilter(BLOOM_BITS);
        ColumnFamilyOptions familyOptions = new ColumnFamilyOptions()
                .setWriteBufferSize(Math.max(64 << 10, Math.min(64 << 20, memoryLimitBytes / 8)))
                .setTableFormatConfig(new BlockBasedTableConfig()
                        .setBlockCache(cache)
                        .setFilterPolicy(filter)
                        .setCacheIndexAndFilterBlocks(true));
        DBOptions options = new DBOptions()
                .setCreateIfMissing(true)
                .setCreateMissingColumnFamilies(true)
                .setWriteBufferManager(buffers);
        List<ColumnFamilyDescriptor> descriptors = new ArrayList<>();
        for (String name : List.of("default", "ages", "deadlines")) {
            descriptors.add(new ColumnFamilyDescriptor(name.getBytes(StandardCharsets.UTF_8), familyOptions));
        }
        List<ColumnFamilyHandle> families = new ArrayList<>();
        RocksDB rocks = RocksDB.open(options, directory.toString(), descriptors, families);
        WriteOptions writing = new WriteOptions().setDisableWAL(true);
        return new Database(
                directory,
                disk,
                List.of(writing, options, familyOptions, filter, buffers, cache),
                rocks,
                families,
                writing);
    }

    RocksDB rocks() {
        return rocks;
    }

    @SuppressWarnings("EnumOrdinal") // handles come in the order in which the families were named to the library
    ColumnFamilyHandle family(Family family) {
        return families.get(family.ordinal());
    }

    byte @Nullable [] get(Family family, byte[] key) {
        try {
            return rocks.get(family(family), key);
        } catch (RocksDBException failure) {
            throw failed("read", failure);
        }
    }

    void write(WriteBatch batch) {
        try {
            rocks.write(writing, batch);
        } catch (RocksDBException failure) {
            throw failed("written", failure);
        }
    }

    StreamingException failed(String operation, RocksDBException failure) {
        return new StreamingException(
                ErrorCode.STORAGE_IO_FAILED,
                "State in " + directory + " could not be " + operation + ": " + failure.getMessage()
                        + ". Check that the disk is healthy and has room.",
                failure);
    }

    @Override
    public void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        families.forEach(ColumnFamilyHandle::close);
        rocks.close();
        opened.forEach(AbstractImmutableNativeReference::close);
        try {
            disk.deleteRecursively(directory);
        } catch (IOException failure) {
            throw new StreamingException(
                    ErrorCode.STORAGE_IO_FAILED,
                    "The state in " + directory + " could not be deleted: " + failure + ". Delete it by hand.",
                    failure);
        }
    }
}

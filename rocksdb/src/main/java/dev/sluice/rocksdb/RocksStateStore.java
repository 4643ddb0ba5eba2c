package dev.sluice.rocksdb;

import dev.sluice.function.Pair;
import dev.sluice.spi.BlockCodec;
import dev.sluice.spi.StateAttempt;
import dev.sluice.spi.StateStore;
import dev.sluice.spi.StateTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.Snapshot;

/**
 * Keeps state in RocksDB: larger than memory, slower than the heap, and by bytes, so that every key and value needs a codec.
 *
 * <p>A commit is one batch of writes; readers work on snapshots and wait for nobody. The lock keeps the database open while it is read.
 *
 * <p><b>Thread rule:</b> as {@link StateStore} says.
 */
final class RocksStateStore implements StateStore {
    private final Database database;
    private final Rows rows;
    private final Map<Address, RocksTable> tables = new ConcurrentHashMap<>();
    private final AtomicInteger nextTable = new AtomicInteger();
    private final ReentrantReadWriteLock life = new ReentrantReadWriteLock();
    private boolean isClosed;

    RocksStateStore(Database database, BlockCodec codec) {
        this.database = database;
        this.rows = new Rows(codec);
    }

    @Override
    public StateTable table(Address address) {
        return tables.computeIfAbsent(address, absent -> new RocksTable(nextTable.getAndIncrement(), database, rows));
    }

    @Override
    public void commit(List<StateAttempt> attempts) {
        try (Commit commit = new Commit(database)) {
            for (StateAttempt attempt : attempts) {
                commit.add((RocksAttempt) attempt);
            }
            commit.write();
        } catch (RocksDBException failure) {
            throw database.failed("written", failure);
        }
    }

    @Override
    public boolean isInMemory() {
        return false;
    }

    @Override
    public @Nullable Object get(Address address, Object key) {
        life.readLock().lock();
        try {
            RocksTable table = tables.get(address);
            Entry entry = isClosed || table == null ? null : table.find(key);
            return entry == null ? null : entry.value();
        } finally {
            life.readLock().unlock();
        }
    }

    @Override
    public List<Pair<Object, Object>> entries(List<Address> addresses) {
        List<Pair<Object, Object>> entries = new ArrayList<>();
        life.readLock().lock();
        try {
            if (isClosed) {
                return entries;
            }
            Snapshot snapshot = database.rocks().getSnapshot();
            try (ReadOptions reading = new ReadOptions().setSnapshot(snapshot)) {
                for (Address address : addresses) {
                    RocksTable table = tables.get(address);
                    if (table != null) {
                        table.<RuntimeException>forEach(
                                reading, entry -> entries.add(Pair.of(entry.key(), entry.value())));
                    }
                }
            } finally {
                database.rocks().releaseSnapshot(snapshot);
            }
        } catch (RocksDBException failure) {
            throw database.failed("read", failure);
        } finally {
            life.readLock().unlock();
        }
        return entries;
    }

    @Override
    public void close() {
        life.writeLock().lock();
        try {
            isClosed = true;
            tables.clear();
            database.close();
        } finally {
            life.writeLock().unlock();
        }
    }
}

package dev.sluice.rocksdb;

import dev.sluice.rocksdb.Database.Family;
import dev.sluice.spi.StateAttempt;
import dev.sluice.spi.StateTable;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/**
 * The committed entries of a table, as rows of the database.
 *
 * <p><b>Thread rule:</b> as {@link StateTable} says; the figures and the next age belong to the committing thread.
 */
final class RocksTable implements StateTable {
    private final int id;
    private final Database database;
    private final Rows rows;
    private long entryCount;
    private long bytes;
    private long nextAge;

    RocksTable(int id, Database database, Rows rows) {
        this.id = id;
        this.database = database;
        this.rows = rows;
    }

    @Override
    public StateAttempt begin() {
        return new RocksAttempt(this);
    }

    @Override
    public long entryCount() {
        return entryCount;
    }

    /** Counts the bytes of rows, before RocksDB compresses them. */
    @Override
    public long bytes() {
        return bytes;
    }

    int id() {
        return id;
    }

    Rows rows() {
        return rows;
    }

    @Nullable
    Entry find(Object key) {
        return find(key, database.get(Family.ENTRIES, Rows.hashRow(id, key)));
    }

    @Nullable
    Entry find(Object key, byte @Nullable [] row) {
        for (Entry entry : rows.decode(row)) {
            if (entry.key().equals(key)) {
                return entry;
            }
        }
        return null;
    }

    /** Returns the bytes of a row of entries, null if there is none. */
    byte @Nullable [] row(byte[] hashRow) {
        return database.get(Family.ENTRIES, hashRow);
    }

    /** Calls an action for every entry, oldest first. */
    <X extends Exception> void forEach(ReadOptions reading, Visit<X> visit) throws RocksDBException, X {
        walk(Family.AGES, reading, row -> true, visit);
    }

    /** Calls an action for every entry with a deadline before a time, by deadline and age. */
    <X extends Exception> void forEachDue(ReadOptions reading, long beforeMillis, Visit<X> visit)
            throws RocksDBException, X {
        byte[] end = Rows.deadlineRow(id, beforeMillis, 0);
        walk(Family.DEADLINES, reading, row -> Arrays.compareUnsigned(row, end) < 0, visit);
    }

    /**
     * What is done with an entry.
     *
     * @param <X> what it may throw
     */
    @FunctionalInterface
    interface Visit<X extends Exception> {
        void accept(Entry entry) throws X;
    }

    /** The last eight bytes of a row in an order are the age of the entry; its value is the entry's row. */
    private <X extends Exception> void walk(
            Family order, ReadOptions reading, Predicate<byte[]> isWanted, Visit<X> visit) throws RocksDBException, X {
        byte[] prefix = Rows.tableRow(id);
        try (RocksIterator each = database.rocks().newIterator(database.family(order), reading)) {
            for (each.seek(prefix); each.isValid(); each.next()) {
                byte[] row = each.key();
                if (!Arrays.equals(row, 0, prefix.length, prefix, 0, prefix.length) || !isWanted.test(row)) {
                    return;
                }
                long age = ByteBuffer.wrap(row).getLong(row.length - Long.BYTES);
                byte[] stored = database.rocks().get(database.family(Family.ENTRIES), reading, each.value());
                for (Entry entry : rows.decode(stored)) {
                    if (entry.age() == age) {
                        visit.accept(entry);
                    }
                }
            }
            each.status();
        }
    }

    long takeAge() {
        return nextAge++;
    }

    void count(long newEntries, long newBytes) {
        entryCount += newEntries;
        bytes += newBytes;
    }
}

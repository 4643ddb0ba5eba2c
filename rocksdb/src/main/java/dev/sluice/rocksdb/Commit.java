package dev.sluice.rocksdb;

import dev.sluice.rdd.KeyedState;
import dev.sluice.rocksdb.Database.Family;
import dev.sluice.rocksdb.RocksAttempt.Change;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/**
 * Turns attempts into one batch of writes, which RocksDB applies as a whole.
 *
 * <p><b>Thread rule:</b> confined to the committing thread.
 */
final class Commit implements AutoCloseable {
    private final Database database;
    private final WriteBatch batch = new WriteBatch();
    private final List<Runnable> counts = new ArrayList<>();

    Commit(Database database) {
        this.database = database;
    }

    void add(RocksAttempt attempt) throws RocksDBException {
        RocksTable table = attempt.table();
        Map<ByteBuffer, List<Entry>> rows = new LinkedHashMap<>();
        long entries = 0;
        long growth = attempt.growthBytes();
        for (Map.Entry<Object, Change> each : attempt.changes().entrySet()) {
            byte[] hashRow = Rows.hashRow(table.id(), each.getKey());
            List<Entry> row = rows.computeIfAbsent(
                    ByteBuffer.wrap(hashRow), absent -> table.rows().decode(table.row(hashRow)));
            entries += apply(table, hashRow, row, each.getKey(), each.getValue());
        }
        for (Map.Entry<ByteBuffer, List<Entry>> row : rows.entrySet()) {
            put(table, row.getKey().array(), row.getValue(), attempt);
        }
        long newEntries = entries;
        counts.add(() -> table.count(newEntries, growth));
    }

    void write() {
        database.write(batch);
        counts.forEach(Runnable::run);
    }

    @Override
    public void close() {
        batch.close();
    }

    /** Changes the row of entries and the orders; returns by how many entries there are more. */
    private long apply(RocksTable table, byte[] hashRow, List<Entry> row, Object key, Change change)
            throws RocksDBException {
        Entry before = change.before;
        if (before != null) {
            row.removeIf(entry -> entry.age() == before.age());
            if (before.deadlineMillis() != KeyedState.NEVER) {
                batch.delete(
                        database.family(Family.DEADLINES),
                        Rows.deadlineRow(table.id(), before.deadlineMillis(), before.age()));
            }
        }
        if (change.value == null) {
            if (before != null) {
                batch.delete(database.family(Family.AGES), Rows.ageRow(table.id(), before.age()));
            }
            return before == null ? 0 : -1;
        }
        long age = before == null ? table.takeAge() : before.age();
        if (before == null) {
            batch.put(database.family(Family.AGES), Rows.ageRow(table.id(), age), hashRow);
        }
        if (change.deadlineMillis != KeyedState.NEVER) {
            batch.put(
                    database.family(Family.DEADLINES),
                    Rows.deadlineRow(table.id(), change.deadlineMillis, age),
                    hashRow);
        }
        row.add(new Entry(key, change.value, change.deadlineMillis, age));
        return before == null ? 1 : 0;
    }

    private void put(RocksTable table, byte[] hashRow, List<Entry> row, RocksAttempt attempt) throws RocksDBException {
        if (row.isEmpty()) {
            batch.delete(database.family(Family.ENTRIES), hashRow);
            return;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Entry entry : row) {
            @Nullable Change change = attempt.changes().get(entry.key());
            byte[] frame = change == null
                    ? table.rows().encode(entry.key(), entry.value())
                    : attempt.frameOf(entry.key(), change);
            bytes.writeBytes(Rows.entry(frame, entry.deadlineMillis(), entry.age()));
        }
        batch.put(database.family(Family.ENTRIES), hashRow, bytes.toByteArray());
    }
}

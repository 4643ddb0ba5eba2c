package dev.sluice.internal.ingest;

import static java.util.Objects.requireNonNull;

import dev.sluice.internal.spill.SpillDirectory;
import dev.sluice.internal.spill.SpillFile;
import dev.sluice.internal.spill.StoredBytes;
import dev.sluice.spi.BlockCodec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Encodes sealed blocks, and writes them to disk.
 *
 * <p>Works for the thread that filled the memory: a writer that outruns the disk is slowed down by it. The lock of the buffer is held
 * only to take and to hand back blocks, never while one is encoded or written.
 *
 * <p><b>Thread rule:</b> thread-safe; several writers may move different blocks at the same time.
 *
 * @param <T> the records
 */
final class BlockMover<T> {
    private final Object lock;
    private final ChangeSignal change;
    private final BlockLedger ledger;
    private final BlockCodec codec;
    private final SpillDirectory directory;
    private final BufferSignals signals;
    private boolean hasReportedCodec;

    BlockMover(
            Object lock,
            ChangeSignal change,
            BlockLedger ledger,
            BlockCodec codec,
            SpillDirectory directory,
            BufferSignals signals) {
        this.lock = lock;
        this.change = change;
        this.ledger = ledger;
        this.codec = codec;
        this.directory = directory;
        this.signals = signals;
    }

    /** Replaces a block's objects by their bytes, in memory. The caller has marked it as being moved. */
    void encode(Block<T> block) {
        byte @Nullable [] bytes = tryEncode(block);
        synchronized (lock) {
            if (bytes != null) {
                block.moveTo(StoredBytes.inMemory(codec, bytes));
                ledger.encoded(block, bytes.length);
            }
            handBack(List.of(block));
        }
    }

    /** Writes blocks to one file, as many as the quota has room for. The caller has marked them as being moved. */
    void spill(List<Block<T>> victims) {
        List<byte[]> pieces = new ArrayList<>(victims.size());
        long byteCount = 0;
        for (Block<T> victim : victims) {
            byte @Nullable [] piece = tryEncode(victim);
            if (piece == null || !reserve(piece.length)) {
                break;
            }
            pieces.add(piece);
            byteCount += piece.length;
        }
        int spilledCount = pieces.isEmpty() ? 0 : write(victims.subList(0, pieces.size()), pieces, byteCount);
        synchronized (lock) {
            handBack(victims);
        }
        if (spilledCount > 0) {
            signals.spilled(spilledCount, byteCount);
        }
    }

    /** Deletes files that hold no block any more. */
    void delete(List<SpillFile> files) {
        for (SpillFile file : files) {
            try {
                file.delete();
            } catch (IOException failure) {
                signals.failed(
                        "Spill file " + file.path() + " could not be deleted; its space stays taken until the stop.",
                        failure);
            }
        }
    }

    private boolean reserve(long bytes) {
        synchronized (lock) {
            boolean isReserved = ledger.reserveDisk(bytes);
            if (!isReserved) {
                ledger.suspendSpill();
            }
            return isReserved;
        }
    }

    private int write(List<Block<T>> blocks, List<byte[]> pieces, long byteCount) {
        SpillFile file;
        try {
            file = directory.write(pieces);
        } catch (IOException failure) {
            synchronized (lock) {
                ledger.freeDisk(byteCount);
                ledger.suspendSpill();
            }
            signals.failed(
                    "Received blocks could not be written to disk, so they stay in memory and the receiver waits when that is"
                            + " full. Free some space, or set sluice.spill.directory to another disk.",
                    failure);
            return 0;
        }
        boolean isUnused;
        synchronized (lock) {
            moveToFile(blocks, pieces, file);
            isUnused = file.liveBlockCount == 0;
            if (isUnused) {
                ledger.freeDisk(file.sizeBytes());
            }
        }
        if (isUnused) {
            delete(List.of(file));
        }
        return blocks.size();
    }

    private void moveToFile(List<Block<T>> blocks, List<byte[]> pieces, SpillFile file) {
        long offset = 0;
        for (int index = 0; index < blocks.size(); index++) {
            Block<T> block = blocks.get(index);
            int length = pieces.get(index).length;
            if (!block.isReleased) {
                block.moveTo(StoredBytes.inFile(codec, file, offset, length));
                block.isBeingMoved = false;
                ledger.leftMemory(block);
                file.liveBlockCount++;
            }
            offset += length;
        }
    }

    /** Ends the move of blocks that are still in memory: they can move again, or go if nobody needs them any more. */
    private void handBack(List<Block<T>> blocks) {
        for (Block<T> block : blocks) {
            if (!block.isBeingMoved) {
                continue; // in a file now, and perhaps released since
            }
            block.isBeingMoved = false;
            if (block.isReleased) {
                ledger.leftMemory(block);
            } else if (!block.isPlanned) {
                ledger.movable(block, 1);
            }
        }
        change.announce();
    }

    private byte @Nullable [] tryEncode(Block<T> block) {
        StoredBytes stored = block.stored();
        if (stored != null) {
            return stored.array();
        }
        try {
            return requireNonNull(codec.encode(block.objects()));
        } catch (RuntimeException unsupported) { // a codec of the user's may throw anything
            codecFailed(unsupported);
            return null;
        }
    }

    private void codecFailed(RuntimeException failure) {
        boolean isNews;
        synchronized (lock) {
            ledger.forbidSpill();
            isNews = !hasReportedCodec;
            hasReportedCodec = true;
        }
        if (isNews) {
            signals.failed(
                    "Received records cannot be encoded, so their blocks stay in memory as objects and the receiver waits when"
                            + " that is full: " + failure.getMessage(),
                    failure);
        }
    }
}

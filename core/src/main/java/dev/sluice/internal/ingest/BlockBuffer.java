package dev.sluice.internal.ingest;

import static java.util.Objects.requireNonNull;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import dev.sluice.internal.spill.ElementSizer;
import dev.sluice.internal.spill.SpillDirectory;
import dev.sluice.internal.spill.SpillFile;
import dev.sluice.rdd.StorageLevel;
import dev.sluice.spi.BlockCodec;
import dev.sluice.spi.Tasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Holds the records of one receiver from the moment they are stored until their batch is done with.
 *
 * <p>Records are added to the open block. It is sealed when it is full, and at every cut, so that a batch is a list of whole blocks and
 * a cut is a few assignments. A cut takes all there is, so "there is something that no cut has taken" turns true exactly with the
 * first record after a cut; that record signals.
 *
 * <p>Sealed blocks count against the memory bound. The writer that takes them over it moves the newest blocks, which are needed last,
 * to disk; when they cannot move, writers wait. What is exceeded for a moment is bounded by a block for each writer.
 *
 * <p><b>Thread rule:</b> thread-safe because everything is guarded by one lock, which is never held over I/O, a codec or a callback.
 *
 * @param <T> the records
 */
final class BlockBuffer<T> {
    private static final long LONGEST_WAIT_MILLIS = 100;

    private final Object lock = new Object();
    private final ChangeSignal change;
    private final StorageLevel level;
    private final RateLimiter rateLimiter;
    private final ElementSizer sizer;
    private final BufferSignals signals;
    private final BlockLedger ledger;
    private final BlockMover<T> mover;

    private final BlockQueue<T> queue = new BlockQueue<>();
    private @Nullable Block<T> open;
    private int expectedBlockSize;
    private boolean isSignalled;
    private boolean isBlocked;
    private boolean isEnded;

    private enum Outcome {
        STORED,
        FULL,
        LIMITED
    }

    BlockBuffer(
            StorageLevel level,
            BufferLimits limits,
            RateLimiter rateLimiter,
            ElementSizer sizer,
            BlockCodec codec,
            SpillDirectory directory,
            BufferSignals signals,
            Tasks tasks) {
        this.level = level;
        this.change = new ChangeSignal(tasks);
        this.rateLimiter = rateLimiter;
        this.sizer = sizer;
        this.signals = signals;
        this.ledger = new BlockLedger(limits, level);
        this.mover = new BlockMover<>(lock, change, ledger, codec, directory, signals);
    }

    /** Stores a record; waits while there is no room or no token. */
    void store(T element) {
        long bytes = sizer.sizeOf(element);
        while (true) {
            Outcome outcome = offer(element, bytes);
            if (outcome == Outcome.STORED) {
                return;
            }
            awaitTurn(outcome);
        }
    }

    /** Stores a record if there is room and a token. */
    boolean tryStore(T element) {
        return offer(element, sizer.sizeOf(element)) == Outcome.STORED;
    }

    /** Stores records as one block of their own; waits while there is no room or no token. */
    void storeAll(Iterator<? extends T> elements) {
        Block<T> block = new Block<>(0);
        while (elements.hasNext()) {
            T element = requireNonNull(elements.next(), "element");
            block.add(element, sizer.sizeOf(element));
        }
        if (block.size() == 0) {
            return;
        }
        while (true) {
            Outcome outcome = offerBlock(block);
            if (outcome == Outcome.STORED) {
                return;
            }
            awaitTurn(outcome);
        }
    }

    /** Gives all that has arrived to a batch, or to a later one if that is planned first. Constant time. */
    void cut(long batchId) {
        synchronized (lock) {
            sealOpen();
            queue.mark(batchId);
            isSignalled = false;
        }
    }

    /** Hands out the blocks of a batch, oldest first. */
    List<Block<T>> plan(long batchId) {
        synchronized (lock) {
            List<Block<T>> blocks = queue.plan(batchId);
            for (Block<T> block : blocks) {
                if (block.isInMemory() && !block.isBeingMoved) {
                    ledger.movable(block, -1);
                }
                block.isPlanned = true;
            }
            return blocks;
        }
    }

    /** Lets go of the blocks of a batch and of all batches before it. */
    void release(long batchId) {
        List<SpillFile> unused = new ArrayList<>(0);
        boolean wasBlocked;
        synchronized (lock) {
            List<Block<T>> released = queue.release(batchId);
            if (released.isEmpty()) {
                return;
            }
            released.forEach(block -> letGo(block, unused));
            ledger.resumeSpill();
            wasBlocked = isBlocked;
            change.announce();
        }
        mover.delete(unused);
        if (wasBlocked) {
            signals.roomFreed();
        }
    }

    /** Returns how many records no plan has handed out. */
    long unplannedCount() {
        synchronized (lock) {
            return queue.unplannedCount() + (open == null ? 0 : open.size());
        }
    }

    /** Takes no more records: writers, also those that wait, get an exception. */
    void end() {
        synchronized (lock) {
            isEnded = true;
            change.announce();
        }
    }

    long memoryBytes() {
        synchronized (lock) {
            return ledger.memoryBytes();
        }
    }

    long diskBytes() {
        synchronized (lock) {
            return ledger.diskBytes();
        }
    }

    private Outcome offer(T element, long bytes) {
        Outcome outcome;
        Block<T> toEncode = null;
        List<Block<T>> victims = List.of();
        boolean hasArrived = false;
        boolean hasTurned;
        synchronized (lock) {
            outcome = admission(1);
            hasTurned = turn(outcome);
            if (outcome == Outcome.STORED) {
                Block<T> block = open;
                if (block == null) {
                    block = new Block<>(expectedBlockSize);
                    open = block;
                }
                block.add(element, bytes);
                if (ledger.isBlockFull(block)) {
                    sealOpen();
                    toEncode = takeForEncoding(block);
                }
                victims = takeVictims();
                hasArrived = !isSignalled;
                isSignalled = true;
            }
        }
        if (hasTurned || hasArrived || toEncode != null || !victims.isEmpty()) {
            follow(outcome, hasTurned, hasArrived, toEncode, victims);
        }
        return outcome;
    }

    private Outcome offerBlock(Block<T> block) {
        Outcome outcome;
        Block<T> toEncode = null;
        List<Block<T>> victims = List.of();
        boolean hasArrived = false;
        boolean hasTurned;
        synchronized (lock) {
            outcome = admission(block.size());
            hasTurned = turn(outcome);
            if (outcome == Outcome.STORED) {
                sealOpen();
                seal(block);
                toEncode = takeForEncoding(block);
                victims = takeVictims();
                hasArrived = !isSignalled;
                isSignalled = true;
            }
        }
        follow(outcome, hasTurned, hasArrived, toEncode, victims);
        return outcome;
    }

    /** What follows from storing, or from not storing, and must not be done under the lock. */
    private void follow(
            Outcome outcome,
            boolean hasTurned,
            boolean hasArrived,
            @Nullable Block<T> toEncode,
            List<Block<T>> victims) {
        if (hasArrived) {
            signals.dataArrived();
        }
        if (hasTurned) {
            signals.blocked(outcome == Outcome.FULL, blockedReason());
        }
        if (toEncode != null) {
            mover.encode(toEncode);
        }
        if (!victims.isEmpty()) {
            mover.spill(victims);
        }
    }

    private Outcome admission(long recordCount) {
        if (isEnded) {
            throw new StreamingException(
                    ErrorCode.SOURCE_NOT_ACTIVE,
                    "A record was stored after its receiver was stopped for good. End the receiver's threads in onStop.");
        }
        if (!hasRoom()) {
            return Outcome.FULL;
        }
        boolean hasToken = recordCount == 1 ? rateLimiter.tryAcquire() : rateLimiter.tryAcquireAll(recordCount);
        return hasToken ? Outcome.STORED : Outcome.LIMITED;
    }

    private boolean hasRoom() {
        Block<T> block = open;
        return block == null ? ledger.hasRoom(0, 0) : ledger.hasRoom(block.memoryBytes, block.size());
    }

    /** Returns whether writers begin to wait for room, or cease to. */
    private boolean turn(Outcome outcome) {
        boolean wasBlocked = isBlocked;
        isBlocked = outcome == Outcome.FULL;
        return wasBlocked != isBlocked;
    }

    private String blockedReason() {
        synchronized (lock) {
            return ledger.reasonToWait();
        }
    }

    private void awaitTurn(Outcome outcome) {
        try {
            if (outcome == Outcome.FULL) {
                awaitRoom();
            } else {
                awaitToken();
            }
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw new StreamingException(
                    ErrorCode.LIFECYCLE_INTERRUPTED,
                    "The thread was interrupted while it waited to store a record, which was not stored.",
                    interrupt);
        }
    }

    /** Whatever makes room announces it. */
    private void awaitRoom() throws InterruptedException {
        CompletableFuture<Void> roomMade;
        synchronized (lock) {
            if (isEnded || hasRoom()) {
                return;
            }
            roomMade = change.next();
        }
        change.await(roomMade, ChangeSignal.FOREVER);
    }

    /** Nothing announces a token, so the wait is timed; it is cut into pieces, as the rate may change meanwhile. */
    private void awaitToken() throws InterruptedException {
        CompletableFuture<Void> ended;
        long nanos;
        synchronized (lock) {
            nanos = rateLimiter.nanosUntilToken();
            if (isEnded || nanos <= 0) {
                return;
            }
            ended = change.next();
        }
        change.await(ended, Duration.ofMillis(Math.max(1, Math.min(LONGEST_WAIT_MILLIS, nanos / 1_000_000))));
    }

    private void sealOpen() {
        Block<T> block = open;
        if (block != null) {
            open = null;
            expectedBlockSize = block.size();
            seal(block);
        }
    }

    private void seal(Block<T> block) {
        queue.add(block);
        ledger.sealed(block);
        ledger.movable(block, 1);
    }

    private @Nullable Block<T> takeForEncoding(Block<T> block) {
        if (level.keepsObjects() || !level.usesMemory()) {
            return null;
        }
        take(block);
        return block;
    }

    /** Takes the newest blocks that can move, until enough memory would be free; none if nothing has to move. */
    private List<Block<T>> takeVictims() {
        if (!ledger.mustSpill()) {
            return List.of();
        }
        List<Block<T>> victims = new ArrayList<>();
        long missingBytes = ledger.bytesToSpill();
        Iterator<Block<T>> newestFirst = queue.newestFirst();
        while (missingBytes > 0 && newestFirst.hasNext()) {
            Block<T> block = newestFirst.next();
            if (block.isInMemory() && !block.isBeingMoved) {
                take(block);
                victims.add(block);
                missingBytes -= block.memoryBytes;
            }
        }
        return victims;
    }

    private void take(Block<T> block) {
        block.isBeingMoved = true;
        ledger.movable(block, -1);
    }

    private void letGo(Block<T> block, List<SpillFile> unused) {
        block.isReleased = true;
        if (block.isBeingMoved) {
            return; // whoever moves it lets it go
        }
        if (block.isInMemory()) {
            ledger.leftMemory(block);
            return;
        }
        SpillFile file = requireNonNull(requireNonNull(block.stored()).file());
        if (--file.liveBlockCount == 0) {
            ledger.freeDisk(file.sizeBytes());
            unused.add(file);
        }
    }
}

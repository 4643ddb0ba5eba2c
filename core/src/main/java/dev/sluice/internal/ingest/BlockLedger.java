package dev.sluice.internal.ingest;

import dev.sluice.rdd.StorageLevel;

/**
 * Keeps count of what waits in a {@link BlockBuffer}, and says from it when blocks must move and writers must wait.
 *
 * <p><b>Thread rule:</b> guarded by the buffer's lock.
 */
final class BlockLedger {
    private final BufferLimits limits;
    private final long spillAboveBytes;
    private final long spillAboveRecords;

    private boolean maySpill;
    private boolean isSpillSuspended;
    private long memoryBytes;
    private long memoryRecords;
    private long movableBytes;
    private long movableRecords;
    private long diskBytes;

    BlockLedger(BufferLimits limits, StorageLevel level) {
        this.limits = limits;
        this.maySpill = level.usesDisk() && limits.spillBytes() > 0;
        this.spillAboveBytes = level.usesMemory() ? limits.bufferBytes() : 0;
        this.spillAboveRecords = level.usesMemory() ? limits.bufferRecords() : 0;
    }

    /** Returns whether a writer may add a record, given what the open block holds. */
    boolean hasRoom(long openBytes, long openRecords) {
        return (maySpill && !isSpillSuspended)
                || (memoryBytes + openBytes < limits.bufferBytes()
                        && memoryRecords + openRecords < limits.bufferRecords());
    }

    /** Returns whether a block of this size is to be sealed. */
    boolean isBlockFull(Block<?> block) {
        return block.memoryBytes >= limits.blockBytes() || block.size() >= blockRecords();
    }

    /** Returns whether memory is over its bound and there is a block's worth that can leave it. */
    boolean mustSpill() {
        return maySpill
                && !isSpillSuspended
                && (memoryBytes > spillAboveBytes || memoryRecords > spillAboveRecords)
                && (movableBytes >= limits.blockBytes() || movableRecords >= blockRecords());
    }

    /** Returns how many bytes have to leave memory to be at its bound again, and a block's worth at least. */
    long bytesToSpill() {
        return Math.max(limits.blockBytes(), memoryBytes - spillAboveBytes);
    }

    /** Returns why a writer waits. */
    String reasonToWait() {
        String memory =
                memoryBytes + " bytes and " + memoryRecords + " records of sealed blocks wait in memory (bounds "
                        + limits.bufferBytes() + " bytes, " + limits.bufferRecords() + " records)";
        return isSpillSuspended
                ? memory + " and " + diskBytes + " of " + limits.spillBytes() + " bytes on disk"
                : memory;
    }

    void sealed(Block<?> block) {
        memoryBytes += block.memoryBytes;
        memoryRecords += block.size();
    }

    /** Counts a block among those that may move ({@code sign} 1), or takes it from there (-1). */
    void movable(Block<?> block, int sign) {
        movableBytes += sign * block.memoryBytes;
        movableRecords += (long) sign * block.size();
    }

    /** The block takes less memory, since it is encoded. */
    void encoded(Block<?> block, long newMemoryBytes) {
        memoryBytes += newMemoryBytes - block.memoryBytes;
        block.memoryBytes = newMemoryBytes;
    }

    /** The block is not in memory any more. */
    void leftMemory(Block<?> block) {
        memoryBytes -= block.memoryBytes;
        memoryRecords -= block.size();
    }

    /** Takes some of the disk quota if there is as much. */
    boolean reserveDisk(long bytes) {
        if (diskBytes + bytes > limits.spillBytes()) {
            return false;
        }
        diskBytes += bytes;
        return true;
    }

    void freeDisk(long bytes) {
        diskBytes -= bytes;
    }

    /** Nothing can be written until something is released. */
    void suspendSpill() {
        isSpillSuspended = true;
    }

    void resumeSpill() {
        isSpillSuspended = false;
    }

    /** Nothing can be written any more; returns whether that is news. */
    boolean forbidSpill() {
        boolean isNews = maySpill;
        maySpill = false;
        return isNews;
    }

    long memoryBytes() {
        return memoryBytes;
    }

    long diskBytes() {
        return diskBytes;
    }

    /** A bound on records is reached in four blocks, as that on bytes is in many. */
    private long blockRecords() {
        return Math.max(1, limits.bufferRecords() / 4);
    }
}

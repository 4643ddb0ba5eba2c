package dev.sluice.internal.ingest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Which sealed block belongs to which batch: blocks wait in the order of their sealing, cuts mark how far a batch reaches, and the blocks of a
 * planned batch stay known until it is released.
 *
 * <p>A cut writes down one number, so it takes constant time however much has arrived.
 *
 * <p><b>Thread rule:</b> guarded by its buffer's lock.
 *
 * @param <T> the records
 */
final class BlockQueue<T> {
    private final ArrayDeque<Block<T>> unplanned = new ArrayDeque<>();
    private final ArrayDeque<Mark> marks = new ArrayDeque<>();
    private final ArrayDeque<PlannedBatch<T>> planned = new ArrayDeque<>();
    private long nextSequence;

    /** A cut: blocks with a sequence number below the end belong to the batch or an earlier one. */
    private record Mark(long batchId, long endSequence) {}

    private record PlannedBatch<T>(long batchId, List<Block<T>> blocks) {}

    /** Adds a block that was just sealed. */
    void add(Block<T> block) {
        block.sequence = nextSequence++;
        unplanned.add(block);
    }

    /** Gives the blocks that are there to a batch, or to a later one if that is planned first. */
    void mark(long batchId) {
        marks.add(new Mark(batchId, nextSequence));
    }

    /** Takes the blocks up to the mark of a batch, oldest first. */
    List<Block<T>> plan(long batchId) {
        long endSequence = -1;
        while (!marks.isEmpty() && marks.peek().batchId() <= batchId) {
            endSequence = marks.remove().endSequence();
        }
        List<Block<T>> blocks = new ArrayList<>(1);
        while (!unplanned.isEmpty() && unplanned.peek().sequence < endSequence) {
            blocks.add(unplanned.remove());
        }
        if (!blocks.isEmpty()) {
            planned.add(new PlannedBatch<>(batchId, blocks));
        }
        return blocks;
    }

    /** Forgets a planned batch and all before it, and returns their blocks. */
    List<Block<T>> release(long batchId) {
        List<Block<T>> released = new ArrayList<>(0);
        while (!planned.isEmpty() && planned.peek().batchId() <= batchId) {
            released.addAll(planned.remove().blocks());
        }
        return released;
    }

    /** Returns how many records are in blocks that no plan has taken. */
    long unplannedCount() {
        return unplanned.stream().mapToLong(Block::size).sum();
    }

    /** Walks the blocks that no plan has taken, the newest first. */
    Iterator<Block<T>> newestFirst() {
        return unplanned.descendingIterator();
    }
}

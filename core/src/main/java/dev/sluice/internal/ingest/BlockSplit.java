package dev.sluice.internal.ingest;

import static java.util.Objects.requireNonNull;

import dev.sluice.rdd.Split;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectStreamException;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

/**
 * One partition of received records: some blocks, one after the other.
 *
 * <p>When it is serialised, which happens only on its way to another process, it takes its records along.
 *
 * <p><b>Thread rule:</b> immutable; the blocks may move to disk meanwhile.
 *
 * @param <T> the records
 */
final class BlockSplit<T> implements Split<T> {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<Block<T>> blocks;
    private final long recordCount;

    BlockSplit(List<Block<T>> blocks) {
        this.blocks = blocks;
        long count = 0;
        for (Block<T> block : blocks) {
            count += block.size();
        }
        this.recordCount = count;
    }

    /**
     * Divides blocks, in order, into at most {@code maxSplits} splits of about as many records each; few records make one split.
     *
     * @param minRecords how many records a split has at the least
     */
    static <T> List<BlockSplit<T>> divide(List<Block<T>> blocks, int maxSplits, long minRecords) {
        if (blocks.size() <= 1) {
            return blocks.isEmpty() ? List.of() : List.of(new BlockSplit<>(blocks));
        }
        long recordCount = blocks.stream().mapToLong(Block::size).sum();
        long target = Math.max(minRecords, (recordCount + maxSplits - 1) / maxSplits);
        List<BlockSplit<T>> splits = new ArrayList<>();
        int first = 0;
        long inSplit = 0;
        for (int index = 0; index < blocks.size(); index++) {
            inSplit += blocks.get(index).size();
            if (inSplit >= target || index == blocks.size() - 1) {
                splits.add(new BlockSplit<>(blocks.subList(first, index + 1)));
                first = index + 1;
                inSplit = 0;
            }
        }
        return splits;
    }

    @Override
    public Iterator<T> open() throws Exception {
        return blocks.size() == 1 ? blocks.get(0).open() : new Concatenation<>(blocks.iterator());
    }

    @Override
    public long elementCount() {
        return recordCount;
    }

    @Serial
    private Object writeReplace() throws ObjectStreamException {
        List<T> records = new ArrayList<>();
        try {
            open().forEachRemaining(records::add);
        } catch (Exception failure) {
            InvalidObjectException unreadable =
                    new InvalidObjectException("A received block cannot be read: " + failure.getMessage());
            unreadable.initCause(failure);
            throw unreadable;
        }
        return new ListSplit<>(records);
    }

    /** The records of several blocks; each block is opened when the one before it ends. */
    private static final class Concatenation<T> implements Iterator<T> {
        private final Iterator<Block<T>> blocks;
        private Iterator<T> current = Collections.emptyIterator();

        Concatenation(Iterator<Block<T>> blocks) {
            this.blocks = blocks;
        }

        @Override
        public boolean hasNext() {
            while (!current.hasNext()) {
                if (!blocks.hasNext()) {
                    return false;
                }
                current = open(blocks.next());
            }
            return true;
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException("all blocks of the partition have been read");
            }
            return requireNonNull(current.next());
        }

        @Override
        public void forEachRemaining(Consumer<? super T> action) {
            current.forEachRemaining(action);
            while (blocks.hasNext()) {
                open(blocks.next()).forEachRemaining(action);
            }
        }

        private static <T> Iterator<T> open(Block<T> block) {
            try {
                return block.open();
            } catch (IOException failure) {
                throw new UncheckedIOException("A received block could not be read back from disk", failure);
            }
        }
    }
}

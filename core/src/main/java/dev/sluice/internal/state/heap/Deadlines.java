package dev.sluice.internal.state.heap;

import static dev.sluice.rdd.KeyedState.NEVER;

/**
 * When the entries of a table are due.
 *
 * <p>A deadline that moves back, as that of a key with a timeout does whenever it is touched, is only noted: the queue keeps the earlier time, and
 * when that has passed, {@link #settle} queues the entry again. A deadline that moves forward is queued at once, and the later time in the
 * queue is void. So touching a key costs a constant, and finding what is due costs in proportion to what is, or was, due by then.
 *
 * <p><b>Thread rule:</b> that of its table; {@link #due} may run at once with itself.
 */
final class Deadlines {
    private final LongChunks deadlineBySlot = new LongChunks();
    /** The time at which the queue has the slot, NEVER if it has not. */
    private final LongChunks queuedBySlot = new LongChunks();

    private final DeadlineHeap queue = new DeadlineHeap();
    private int slotCount;
    private int voidCount;

    /** Makes room for slots below a number; new ones are never due. */
    void ensure(int newSlotCount) {
        deadlineBySlot.ensure(newSlotCount);
        queuedBySlot.ensure(newSlotCount);
        for (; slotCount < newSlotCount; slotCount++) {
            deadlineBySlot.set(slotCount, NEVER);
            queuedBySlot.set(slotCount, NEVER);
        }
    }

    long get(int slot) {
        return deadlineBySlot.get(slot);
    }

    void set(int slot, long deadlineMillis) {
        deadlineBySlot.set(slot, deadlineMillis);
        long queued = queuedBySlot.get(slot);
        if (deadlineMillis < queued) {
            voidCount += queued == NEVER ? 0 : 1;
            enqueue(slot, deadlineMillis);
        }
    }

    void remove(int slot) {
        deadlineBySlot.set(slot, NEVER);
        voidCount += queuedBySlot.get(slot) == NEVER ? 0 : 1;
        queuedBySlot.set(slot, NEVER);
    }

    /** Adds the slots with a deadline before a time, in no order; the same slot may come twice. */
    void due(long beforeMillis, SlotList found) {
        queue.forEachBefore(beforeMillis, (time, slot) -> {
            if (queuedBySlot.get(slot) == time && deadlineBySlot.get(slot) < beforeMillis) {
                found.add(slot);
            }
        });
    }

    /** Puts what the queue has before a time where it belongs by now. */
    void settle(long beforeMillis) {
        SlotList stillDue = new SlotList();
        while (queue.hasBefore(beforeMillis)) {
            long time = queue.firstTime();
            int slot = queue.firstSlot();
            queue.pop();
            if (queuedBySlot.get(slot) != time) {
                voidCount--;
                continue;
            }
            long deadline = deadlineBySlot.get(slot);
            queuedBySlot.set(slot, NEVER);
            if (deadline < beforeMillis) {
                stillDue.add(slot);
            } else if (deadline != NEVER) {
                enqueue(slot, deadline);
            }
        }
        for (int index = 0; index < stillDue.size(); index++) {
            int slot = stillDue.get(index);
            enqueue(slot, deadlineBySlot.get(slot));
        }
        if (voidCount > LongChunks.CHUNK_SIZE && voidCount > queue.size() / 2) {
            queue.retain((time, slot) -> queuedBySlot.get(slot) == time);
            voidCount = 0;
        }
    }

    long bytes() {
        return deadlineBySlot.bytes() + queuedBySlot.bytes() + queue.bytes();
    }

    private void enqueue(int slot, long time) {
        queuedBySlot.set(slot, time);
        queue.push(time, slot);
    }
}

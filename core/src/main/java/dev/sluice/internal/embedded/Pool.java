package dev.sluice.internal.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Keeps things that are large to make for the next batch: at most {@value #CAPACITY}, beyond which they are left to the collector.
 *
 * <p><b>Thread rule:</b> thread-safe because it is locked; the lock is held for a few instructions.
 */
final class Pool<T> {
    private static final int CAPACITY = 64;

    private final Supplier<T> create;
    private final Consumer<T> reset;
    private final List<T> free = new ArrayList<>();

    Pool(Supplier<T> create, Consumer<T> reset) {
        this.create = create;
        this.reset = reset;
    }

    T take() {
        synchronized (free) {
            if (!free.isEmpty()) {
                return free.remove(free.size() - 1);
            }
        }
        return create.get();
    }

    /** Takes something back that nobody uses any more. */
    void giveBack(T used) {
        reset.accept(used);
        synchronized (free) {
            if (free.size() < CAPACITY) {
                free.add(used);
            }
        }
    }
}

package dev.sluice.internal.embedded;

import dev.sluice.rdd.Origin;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps hidden copies from batch to batch, and bounds how many are ever made.
 *
 * <p>An origin that is not stable gets none. A stable one gets {@value #COPIES_OF_ORIGIN}, and all together {@value #CAPACITY}: a class
 * costs hundreds of times what a small batch does, so an operator that is new in every batch, against its word, must not make one each
 * time. Where hidden classes cannot be defined none is made after the first try.
 *
 * <p><b>Thread rule:</b> thread-safe.
 */
final class CopyCache {
    private static final Logger LOG = LoggerFactory.getLogger(CopyCache.class);
    private static final int COPIES_OF_ORIGIN = 16;
    private static final int CAPACITY = 4096;

    private final HiddenCopies copies;
    private final Map<Object, Object> copyByKey = new ConcurrentHashMap<>();
    private final Map<Origin, AtomicInteger> countByOrigin = new ConcurrentHashMap<>();
    private final Map<Stage, SourceLoop> loopByFirst = new ConcurrentHashMap<>();
    private volatile boolean isUsable = true;

    CopyCache(HiddenCopies copies) {
        this.copies = copies;
    }

    /** Returns the copy for a key, made if there is none; null if there is to be none. */
    @SuppressWarnings("unchecked") // a key belongs to one kind of copy
    <C> @Nullable C find(Origin origin, Object key, Maker<C> maker) {
        if (!origin.isStable()) {
            return null;
        }
        C kept = (C) copyByKey.get(key);
        if (kept != null || !isUsable || !takeTurn(origin)) {
            return kept;
        }
        C made = make(maker);
        if (made == null) {
            return null;
        }
        C earlier = (C) copyByKey.putIfAbsent(key, made);
        return earlier == null ? made : earlier;
    }

    /** Returns the loop of a chain that begins with a copy; null if there is to be none. */
    @Nullable
    SourceLoop findLoop(Stage first) {
        SourceLoop kept = loopByFirst.get(first);
        if (kept == null && isUsable && loopByFirst.size() < CAPACITY) {
            SourceLoop made = make(maker -> (SourceLoop) maker.copy(FusedLoop.class, first, first));
            if (made != null) {
                loopByFirst.putIfAbsent(first, made);
                kept = loopByFirst.get(first);
            }
        }
        return kept;
    }

    private boolean takeTurn(Origin origin) {
        return copyByKey.size() < CAPACITY
                && countByOrigin
                                .computeIfAbsent(origin, unused -> new AtomicInteger())
                                .incrementAndGet()
                        <= COPIES_OF_ORIGIN;
    }

    private <C> @Nullable C make(Maker<C> maker) {
        try {
            return maker.make(copies);
        } catch (ReflectiveOperationException | UnsupportedOperationException | LinkageError refused) {
            isUsable = false;
            LOG.debug("Hidden classes cannot be defined here; operators run as plain objects", refused);
            return null;
        }
    }

    /**
     * Makes a copy.
     *
     * @param <C> the template
     */
    @FunctionalInterface
    interface Maker<C> {
        C make(HiddenCopies copies) throws ReflectiveOperationException;
    }

    /** A key of two objects, each compared by identity. */
    static final class Pairing {
        private final Object first;
        private final Object second;

        Pairing(Object first, Object second) {
            this.first = first;
            this.second = second;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Pairing that && that.first == first && that.second == second;
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(first) + System.identityHashCode(second);
        }
    }
}

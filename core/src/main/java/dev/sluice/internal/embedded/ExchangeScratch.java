package dev.sluice.internal.embedded;

import dev.sluice.internal.embedded.table.CombineTable;
import dev.sluice.rdd.Origin;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The tables and buffers that an exchange of the graph uses again in every batch. Each has its own, so that they stay of the size that
 * it needs.
 *
 * <p><b>Thread rule:</b> thread-safe.
 */
final class ExchangeScratch {
    private final Pool<CombineTable> tables = new Pool<>(CombineTable::new, CombineTable::reset);
    private final Pool<ElementBuffer> buffers = new Pool<>(ElementBuffer::new, ElementBuffer::clear);

    CombineTable[] takeTables(int count) {
        CombineTable[] taken = new CombineTable[count];
        for (int index = 0; index < count; index++) {
            taken[index] = tables.take();
        }
        return taken;
    }

    ElementBuffer[] takeBuffers(int count) {
        ElementBuffer[] taken = new ElementBuffer[count];
        for (int index = 0; index < count; index++) {
            taken[index] = buffers.take();
        }
        return taken;
    }

    void giveBack(CombineTable table) {
        tables.giveBack(table);
    }

    void giveBack(ElementBuffer buffer) {
        buffers.giveBack(buffer);
    }

    /**
     * Finds the scratch of an exchange by its origin; those that live for one batch get new ones.
     *
     * <p>At most {@value #CAPACITY} are kept; beyond that every exchange gets new ones.
     *
     * <p><b>Thread rule:</b> thread-safe.
     */
    static final class Shelf {
        private static final int CAPACITY = 256;

        private final Map<Origin, ExchangeScratch> scratchByOrigin = new ConcurrentHashMap<>();

        ExchangeScratch of(Origin origin) {
            if (!origin.isStable()) {
                return new ExchangeScratch();
            }
            ExchangeScratch kept = scratchByOrigin.get(origin);
            if (kept == null && scratchByOrigin.size() < CAPACITY) {
                kept = scratchByOrigin.computeIfAbsent(origin, unused -> new ExchangeScratch());
            }
            return kept == null ? new ExchangeScratch() : kept;
        }
    }
}

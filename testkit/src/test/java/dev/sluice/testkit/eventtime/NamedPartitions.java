package dev.sluice.testkit.eventtime;

import dev.sluice.rdd.Split;
import dev.sluice.spi.InputBatch;
import dev.sluice.spi.Source;
import dev.sluice.spi.SourceContext;
import dev.sluice.spi.SourceReader;
import dev.sluice.time.BatchTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** A source with partitions that have names, as those of a log have. */
final class NamedPartitions implements Source<Event>, SourceReader<Event> {
    private final List<Split<Event>> waiting = new ArrayList<>();

    void add(String partition, Event... events) {
        waiting.add(new Piece(partition, List.of(events)));
    }

    @Override
    public SourceReader<Event> open(SourceContext context) {
        return this;
    }

    @Override
    public String describe() {
        return "named partitions";
    }

    @Override
    public void cut(BatchTime batch) {}

    @Override
    public InputBatch<Event> plan(BatchTime batch) {
        List<Split<Event>> planned = List.copyOf(waiting);
        waiting.clear();
        return InputBatch.of(planned, "");
    }

    @Override
    public boolean hasUnplannedInput() {
        return !waiting.isEmpty();
    }

    @Override
    public void close() {}

    private record Piece(String name, List<Event> events) implements Split<Event> {
        @Override
        public Iterator<Event> open() {
            return events.iterator();
        }

        @Override
        public String sourcePartition() {
            return name;
        }
    }
}

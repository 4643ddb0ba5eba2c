package dev.sluice.internal.ingest;

import dev.sluice.config.StreamingConf;
import dev.sluice.event.StreamingEvent;
import dev.sluice.internal.simulated.SimulatedSeams;
import dev.sluice.rdd.Split;
import dev.sluice.spi.InputBatch;
import dev.sluice.spi.Seams;
import dev.sluice.spi.SourceContext;
import dev.sluice.spi.SourceReader;
import dev.sluice.time.BatchTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The surroundings of a source under test, on simulated seams unless others are given. */
public final class IngestFixture {
    public final SimulatedSeams simulated = SimulatedSeams.inOrder(0, 2);
    public final List<StreamingEvent> events = new CopyOnWriteArrayList<>();
    public final AtomicInteger arrivalCount = new AtomicInteger();
    private long nextBatchId;

    public SourceContext context(StreamingConf conf) {
        return context(conf, simulated.seams());
    }

    public SourceContext context(StreamingConf conf, Seams seams) {
        return new SourceContext(
                0,
                "test",
                Duration.ofSeconds(1),
                conf,
                seams,
                new PlainBlockCodec(),
                arrivalCount::incrementAndGet,
                events::add);
    }

    /** Cuts and plans the next batch at the simulated time. */
    public <T> InputBatch<T> nextBatch(SourceReader<T> reader) throws Exception {
        BatchTime batch = BatchTime.of(nextBatchId++, simulated.clock().epochMillis());
        reader.cut(batch);
        return reader.plan(batch);
    }

    /** Returns the elements of the next batch. */
    public <T> List<T> nextElements(SourceReader<T> reader) throws Exception {
        return elements(nextBatch(reader));
    }

    public <E extends StreamingEvent> List<E> events(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    public static <T> List<T> elements(InputBatch<T> batch) throws Exception {
        List<T> all = new ArrayList<>();
        for (Split<T> split : batch.splits()) {
            Iterator<T> iterator = split.open();
            iterator.forEachRemaining(all::add);
            if (iterator instanceof AutoCloseable closeable) {
                closeable.close();
            }
        }
        return all;
    }
}

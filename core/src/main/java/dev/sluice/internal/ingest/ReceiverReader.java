package dev.sluice.internal.ingest;

import dev.sluice.config.BackpressureKeys;
import dev.sluice.config.ReceiverKeys;
import dev.sluice.config.StreamingConf;
import dev.sluice.event.StreamingEvent.BlocksSpilled;
import dev.sluice.event.StreamingEvent.ReceiverBlocked;
import dev.sluice.internal.spill.ElementSizer;
import dev.sluice.internal.spill.SpillDirectory;
import dev.sluice.spi.Clock;
import dev.sluice.spi.InputBatch;
import dev.sluice.spi.Receiver;
import dev.sluice.spi.SourceContext;
import dev.sluice.spi.SourceReader;
import dev.sluice.time.BatchTime;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what one receiver stores, batch by batch.
 *
 * <p><b>Thread rule:</b> as {@link SourceReader} states; its parts are thread-safe.
 *
 * @param <T> the records
 */
final class ReceiverReader<T> implements SourceReader<T> {
    private static final Logger LOG = LoggerFactory.getLogger(ReceiverReader.class);
    /** Below this many records for each partition, another partition costs more than it saves. */
    private static final int MIN_RECORDS_PER_SPLIT = 512;

    private static final int SPLITS_PER_THREAD = 3;

    private final SourceContext context;
    private final RateLimiter rateLimiter;
    private final SpillDirectory spillDirectory;
    private final BlockBuffer<T> buffer;
    private final ReceiverLife<T> life;
    private final int maxSplits;
    private final String description;

    ReceiverReader(Receiver<T> receiver, SourceContext context) {
        this.context = context;
        this.rateLimiter = rateLimiter(context.seams().clock(), context.conf());
        this.spillDirectory = SpillDirectory.of(context.conf(), context.seams(), Integer.toString(context.streamId()));
        this.buffer = new BlockBuffer<>(
                receiver.storageLevel(),
                BufferLimits.from(context.conf()),
                rateLimiter,
                new ElementSizer(context.blockCodec()),
                context.blockCodec(),
                spillDirectory,
                new Signals(),
                context.seams().tasks());
        this.life = new ReceiverLife<>(receiver, buffer, context);
        this.maxSplits = SPLITS_PER_THREAD * context.seams().tasks().parallelism();
        this.description = receiver.location();
    }

    @Override
    public void start() {
        life.start();
    }

    @Override
    public void cut(BatchTime batch) {
        buffer.cut(batch.id());
    }

    @Override
    public InputBatch<T> plan(BatchTime batch) {
        List<Block<T>> blocks = buffer.plan(batch.id());
        return InputBatch.of(BlockSplit.divide(blocks, maxSplits, MIN_RECORDS_PER_SPLIT), description);
    }

    @Override
    public void release(BatchTime batch) {
        buffer.release(batch.id());
    }

    @Override
    public void stop() {
        life.stop();
        buffer.end();
    }

    @Override
    public boolean hasUnplannedInput() {
        return buffer.unplannedCount() > 0;
    }

    @Override
    public long unplannedRecordCount() {
        return buffer.unplannedCount();
    }

    @Override
    public void limitRate(double recordsPerSecond) {
        rateLimiter.update(recordsPerSecond);
    }

    @Override
    public void close() throws IOException {
        stop();
        spillDirectory.deleteAll();
    }

    private static RateLimiter rateLimiter(Clock clock, StreamingConf conf) {
        double maxRate = conf.get(ReceiverKeys.MAX_RATE).map(Long::doubleValue).orElse(Double.POSITIVE_INFINITY);
        double initialRate = conf.get(BackpressureKeys.ENABLED)
                ? conf.get(BackpressureKeys.INITIAL_RATE).map(Long::doubleValue).orElse(maxRate)
                : maxRate;
        return new RateLimiter(clock, maxRate, initialRate);
    }

    /** Turns signals of the buffer into events, log lines and wake-ups. */
    private final class Signals implements BufferSignals {
        @Override
        public void dataArrived() {
            context.dataArrived().run();
        }

        @Override
        public void spilled(int blockCount, long byteCount) {
            context.events().accept(new BlocksSpilled(context.streamId(), context.streamName(), blockCount, byteCount));
        }

        @Override
        public void blocked(boolean isBlocked, String reason) {
            LOG.debug("Receiver of stream '{}' {}: {}", context.streamName(), isBlocked ? "waits" : "goes on", reason);
            context.events().accept(new ReceiverBlocked(context.streamId(), context.streamName(), isBlocked, reason));
        }

        @Override
        public void roomFreed() {
            life.wakeLoops();
        }

        @Override
        public void failed(String message, @Nullable Throwable cause) {
            life.reportError(message, cause);
        }
    }
}

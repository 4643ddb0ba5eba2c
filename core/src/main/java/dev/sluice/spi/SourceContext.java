package dev.sluice.spi;

import static java.util.Objects.requireNonNull;

import dev.sluice.config.StreamingConf;
import dev.sluice.event.StreamingEvent;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * What the engine gives to a source that is opened.
 *
 * @param streamId the number of the input stream, from 0 in the order of definition
 * @param streamName its name, for threads, files, events and messages
 * @param batchInterval the interval between batches, or between grid edges when batches are cut on arrival
 * @param conf the program's settings
 * @param seams the outside world; a source uses nothing else of it
 * @param blockCodec turns elements into bytes for a while, when they have to wait on disk
 * @param dataArrived to be called when input has arrived where there was none; cheap, callable from any thread. It may call
 *     {@link SourceReader#cut} before it returns, so call it when the input is in place, and without a lock
 * @param events takes what a listener should hear; cheap, callable from any thread
 */
public record SourceContext(
        int streamId,
        String streamName,
        Duration batchInterval,
        StreamingConf conf,
        Seams seams,
        BlockCodec blockCodec,
        Runnable dataArrived,
        Consumer<StreamingEvent> events) {

    public SourceContext {
        requireNonNull(streamName, "streamName");
        requireNonNull(batchInterval, "batchInterval");
        requireNonNull(conf, "conf");
        requireNonNull(seams, "seams");
        requireNonNull(blockCodec, "blockCodec");
        requireNonNull(dataArrived, "dataArrived");
        requireNonNull(events, "events");
    }
}

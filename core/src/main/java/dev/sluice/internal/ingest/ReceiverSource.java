package dev.sluice.internal.ingest;

import static java.util.Objects.requireNonNull;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import dev.sluice.function.Function0;
import dev.sluice.rdd.StorageLevel;
import dev.sluice.spi.Receiver;
import dev.sluice.spi.Source;
import dev.sluice.spi.SourceContext;
import dev.sluice.spi.SourceReader;

/**
 * Turns a {@link Receiver}, which pushes, into a source that batches read.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param <T> the records
 */
public final class ReceiverSource<T> implements Source<T> {
    private final String description;
    private final Function0<? extends Receiver<T>> receivers;

    /**
     * Creates a source.
     *
     * @param description what is received, for listings
     * @param receivers makes the receiver; called once for each started context
     */
    public ReceiverSource(String description, Function0<? extends Receiver<T>> receivers) {
        this.description = requireNonNull(description, "description");
        this.receivers = requireNonNull(receivers, "receivers");
    }

    @Override
    public SourceReader<T> open(SourceContext context) throws Exception {
        Receiver<T> receiver = requireNonNull(receivers.call(), "the receiver that the supplier returned");
        if (receiver.storageLevel() == StorageLevel.NONE) {
            throw new StreamingException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Receiver '" + receiver.location() + "' of stream '" + context.streamName()
                            + "' has StorageLevel.NONE, so its records could not wait for their batch."
                            + " Use MEMORY_AND_DISK or MEMORY_ONLY.");
        }
        return new ReceiverReader<>(receiver, context);
    }

    @Override
    public String describe() {
        return description;
    }
}

package dev.sluice.source;

import dev.sluice.function.Function0;
import dev.sluice.internal.ingest.ReceiverSource;
import dev.sluice.spi.Receiver;
import dev.sluice.spi.Source;

/**
 * Makes sources of custom receivers.
 *
 * <p><b>Thread rule:</b> thread-safe because it is stateless.
 */
public final class Receivers {

    private Receivers() {}

    /**
     * Returns a source of what a receiver stores.
     *
     * @param description what is received, for listings
     * @param receivers makes the receiver; called once for each started context
     * @param <T> the records
     */
    public static <T> Source<T> source(String description, Function0<? extends Receiver<T>> receivers) {
        return new ReceiverSource<>(description, receivers);
    }
}

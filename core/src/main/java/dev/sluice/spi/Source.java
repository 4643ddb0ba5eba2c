package dev.sluice.spi;

/**
 * Describes an input of a stream.
 *
 * <p>A source is an immutable description that is made while the program is built; {@link #open} turns it into the reader that
 * works.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param <T> the elements
 */
public interface Source<T> {

    /**
     * Opens the reader of this source. Called once for each started context, on the thread that starts it, before the first batch.
     *
     * @throws Exception if the input can never work (a directory that is no directory, a bad address); the start fails with it.
     *     What may come right by itself, such as a host that does not answer yet, is retried by the reader instead
     */
    SourceReader<T> open(SourceContext context) throws Exception;

    /** Returns what this source reads, in a few words for listings and messages, such as {@code socket localhost:9999}. */
    String describe();
}

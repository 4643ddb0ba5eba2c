package dev.sluice.spi;

/**
 * Turns one value of a class that is neither a record, an enum nor a JDK value into bytes, and back.
 *
 * <p>Calling protocol: {@link #write} is called once for each value, and what it wrote is framed with its length.
 * {@link #read} is then called once for each stored value with exactly those bytes, and must consume all of them. The
 * calls for different values may come in any order, and in another process than the writes. A failing call may be
 * repeated with the same value. A codec keeps nothing from one call to the next, and neither stores nor hands out the
 * input or the output it was given.
 *
 * <p>Null: a codec never receives {@code null} and never returns it; an absent component is handled around the codec.
 *
 * <pre>{@code
 * final class UriCodec implements Codec<URI> {
 *     public String name() { return "uri"; }
 *     public int version() { return 1; }
 *     public void write(URI value, CodecOutput out) { out.writeString(value.toString()); }
 *     public URI read(CodecInput in) { return URI.create(in.readString()); }
 * }
 * }</pre>
 *
 * <p><b>Thread rule:</b> one instance is called from several threads at the same time, so it must be immutable.
 *
 * @param <T> the class of the values
 */
public interface Codec<T> {

    /** Returns the name stored beside the values; it never changes, and bytes of a codec of another name are refused. */
    String name();

    /** Returns the version that {@link #write} produces, 0 or higher; raise it with every change of the layout. */
    int version();

    /**
     * Appends {@code value} to {@code out}.
     *
     * <p>An exception fails the element that holds the value; what was written of that element is taken back.
     */
    void write(T value, CodecOutput out);

    /**
     * Returns the value that {@link #write} of the same {@link #version} put into {@code in}.
     *
     * <p>An exception fails the read of the element that holds the value, as do bytes left over.
     */
    T read(CodecInput in);

    /**
     * Returns a value which another version of this codec wrote.
     *
     * <p>Called in place of {@link #read} when {@code storedVersion} differs from {@link #version}. Refuses by default.
     *
     * @throws UnsupportedOperationException when this codec cannot read {@code storedVersion}
     */
    default T readVersion(int storedVersion, CodecInput in) {
        throw new UnsupportedOperationException("Codec '" + name() + "' writes version " + version()
                + " and does not read version " + storedVersion + ". Override readVersion to accept it.");
    }
}

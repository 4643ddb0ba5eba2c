package dev.sluice.internal.codec;

import java.util.function.Function;

/**
 * Writes and reads the values of one JDK class under a number that never changes.
 *
 * <p><b>Thread rule:</b> immutable.
 */
record BuiltInFormat(int number, Class<?> type, ValueWriter<Object> writer, ValueReader reader) implements ValueFormat {

    /** Appends one value. */
    @FunctionalInterface
    interface ValueWriter<T> {
        void write(T value, Encoder out);
    }

    static <T> BuiltInFormat numbered(int number, Class<T> type, ValueWriter<T> writer, Function<Decoder, T> reader) {
        return new BuiltInFormat(number, type, (value, out) -> writer.write(type.cast(value), out), reader::apply);
    }

    @Override
    public void write(Object value, Encoder out) {
        writer.write(value, out);
    }
}

package dev.sluice.internal.codec;

import dev.sluice.error.StreamingException;
import dev.sluice.internal.codec.StoredType.StoredCustom;
import dev.sluice.spi.Codec;
import dev.sluice.spi.CodecInput;
import dev.sluice.spi.CodecOutput;

/**
 * Frames the bytes of a registered codec with their length, so that a codec that reads too little or too much is
 * caught at the value and cannot shift what follows.
 *
 * <p><b>Thread rule:</b> immutable; calls the codec on the thread of the caller.
 */
final class CustomFormat implements SchemaFormat {
    private final Class<?> type;
    private final Codec<Object> codec;
    private final String name;
    private final int version;

    <T> CustomFormat(Class<T> type, Codec<T> codec) {
        @SuppressWarnings("unchecked") // write() is given instances of type alone, and read() checks what it returns
        Codec<Object> unchecked = (Codec<Object>) codec;
        this.type = type;
        this.codec = unchecked;
        this.name = codec.name();
        this.version = codec.version();
        if (version < 0) {
            throw new CodecPathException("codec '" + name + "' has version " + version + "; it must be 0 or higher");
        }
    }

    Class<?> type() {
        return type;
    }

    @Override
    public void write(Object value, Encoder out) {
        CodecOutput scratch = out.scratch();
        try {
            codec.write(value, scratch);
        } catch (RuntimeException failure) {
            throw new CodecPathException("codec '" + name + "' failed to write it: " + failure, failure);
        }
        out.out().writeBytes(scratch);
    }

    @Override
    public StoredType storedType() {
        return new StoredCustom(type.getName(), name, version);
    }

    @Override
    public ValueReader readerFor(StoredType stored) {
        if (!(stored instanceof StoredCustom custom) || !custom.codecName().equals(name)) {
            throw new CodecPathException("stored by "
                    + (stored instanceof StoredCustom other
                            ? "codec '" + other.codecName() + "'"
                            : "the built-in codec")
                    + ", now registered with codec '" + name + "'. Register the codec that wrote it.");
        }
        return in -> read(in.in().readSlice(), custom.codecVersion());
    }

    private Object read(CodecInput slice, int storedVersion) {
        Object value;
        try {
            value = storedVersion == version ? codec.read(slice) : codec.readVersion(storedVersion, slice);
        } catch (StreamingException corrupt) {
            throw corrupt;
        } catch (RuntimeException failure) {
            throw new CodecPathException("codec '" + name + "' failed to read it: " + failure, failure);
        }
        if (slice.remaining() > 0) {
            throw new CodecPathException("codec '" + name + "' left " + slice.remaining()
                    + " bytes unread. Its read must take what its write put.");
        }
        if (!type.isInstance(value)) {
            throw new CodecPathException("codec '" + name + "' returned "
                    + (value == null ? "null" : "a " + value.getClass().getName()) + " instead of a " + type.getName());
        }
        return value;
    }
}

package dev.sluice.internal.codec;

import dev.sluice.spi.CodecInput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads back what an {@link Encoder} wrote, through readers that were matched with the stored schema before.
 *
 * <p><b>Thread rule:</b> confined to the {@link ElementFrame} that owns it.
 */
final class Decoder {
    private final CodecInput in;
    private final List<ValueReader> schemaReaders;
    private int depth;

    Decoder(CodecInput in, List<ValueReader> schemaReaders) {
        this.in = in;
        this.schemaReaders = schemaReaders;
    }

    Object readElement() {
        depth = 0;
        Object element = readValue();
        if (element == null) {
            throw in.corrupt("an element is null");
        }
        return element;
    }

    @Nullable
    Object readValue() {
        int number = in.readVarInt();
        if (number == Encoder.NULL) {
            return null;
        }
        if (++depth > Encoder.MAX_DEPTH) {
            throw in.corrupt("values nest deeper than " + Encoder.MAX_DEPTH + " levels");
        }
        Object value = reader(number).read(this);
        depth--;
        return value;
    }

    CodecInput in() {
        return in;
    }

    // Record components of primitive types: RecordFormat binds to these by name.

    boolean readBoolean() {
        return in.readBoolean();
    }

    byte readByte() {
        return in.readByte();
    }

    short readShort() {
        int value = in.readZigZagInt();
        if (value != (short) value) {
            throw in.corrupt("a short has the value " + value);
        }
        return (short) value;
    }

    char readChar() {
        int value = in.readVarInt();
        if (value != (char) value) {
            throw in.corrupt("a char has the value " + value);
        }
        return (char) value;
    }

    int readInt() {
        return in.readZigZagInt();
    }

    long readLong() {
        return in.readZigZagLong();
    }

    float readFloat() {
        return in.readFloat();
    }

    double readDouble() {
        return in.readDouble();
    }

    private ValueReader reader(int number) {
        if (number > 0 && number < Encoder.FIRST_SCHEMA_TYPE) {
            BuiltInFormat builtIn = BuiltInFormats.numbered(number);
            if (builtIn != null) {
                return builtIn.reader();
            }
        }
        int row = number - Encoder.FIRST_SCHEMA_TYPE;
        if (row < 0 || row >= schemaReaders.size()) {
            throw in.corrupt("a value has the type number " + Integer.toUnsignedString(number)
                    + ", which is neither a JDK type nor one of the " + schemaReaders.size() + " rows of the schema");
        }
        return schemaReaders.get(row);
    }
}

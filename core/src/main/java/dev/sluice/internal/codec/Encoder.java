package dev.sluice.internal.codec;

import dev.sluice.spi.CodecOutput;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes values one after the other, each behind the number of its type, and collects the schema of the types met.
 *
 * <p>Number 0 is {@code null}, those below {@link #FIRST_SCHEMA_TYPE} are JDK types, the others rows of the schema.
 *
 * <p><b>Thread rule:</b> confined to the {@link ElementWriter} that owns it.
 */
final class Encoder {
    static final int NULL = 0;
    /** Schema rows are numbered from here, so that the first 64 of them still take one byte. */
    static final int FIRST_SCHEMA_TYPE = 64;
    /** Nesting costs stack on both sides. A value this deep is a linked structure, which a list holds better. */
    static final int MAX_DEPTH = 250;

    private final CodecRegistry registry;
    private final CodecOutput out = new CodecOutput(256);
    private final CodecOutput schema = new CodecOutput(0);
    private final CodecOutput scratch = new CodecOutput(0);
    private final Map<Class<?>, TypeSlot> slots = new HashMap<>();
    private final Map<SchemaFormat, Integer> schemaNumbers = new HashMap<>();
    private int newTypeCount;
    private int depth;

    private record TypeSlot(int number, ValueFormat format) {}

    Encoder(CodecRegistry registry) {
        this.registry = registry;
    }

    /** Writes one element; when that fails, nothing of it stays behind except schema rows, which do no harm. */
    void writeElement(Object element) {
        int start = out.size();
        depth = 0;
        try {
            writeValue(element);
        } catch (RuntimeException | Error failure) {
            out.truncate(start);
            throw failure;
        }
    }

    void writeValue(@Nullable Object value) {
        if (value == null) {
            out.writeByte(NULL);
            return;
        }
        if (++depth > MAX_DEPTH) {
            throw new CodecPathException("values nest deeper than " + MAX_DEPTH
                    + " levels, or contain themselves. Hold linked values in a List.");
        }
        TypeSlot slot = slots.get(value.getClass());
        if (slot == null) {
            slot = newSlot(value.getClass());
        }
        out.writeVarInt(slot.number);
        slot.format.write(value, this);
        depth--;
    }

    CodecOutput out() {
        return out;
    }

    /** Returns an empty buffer for bytes whose length must be known before they are written. */
    CodecOutput scratch() {
        scratch.truncate(0);
        return scratch;
    }

    /** Returns the rows for types met since the last {@link #startFrame}. */
    CodecOutput schema() {
        return schema;
    }

    int newTypeCount() {
        return newTypeCount;
    }

    int knownTypeCount() {
        return schemaNumbers.size();
    }

    /** Drops the bytes written so far; types stay known, and are not written again, unless {@code forgetTypes}. */
    void startFrame(boolean forgetTypes) {
        out.truncate(0);
        schema.truncate(0);
        newTypeCount = 0;
        if (forgetTypes) {
            slots.clear();
            schemaNumbers.clear();
        }
    }

    // Record components of primitive types: RecordFormat binds to these by parameter type.

    void writeComponent(boolean value) {
        out.writeBoolean(value);
    }

    void writeComponent(byte value) {
        out.writeByte(value);
    }

    void writeComponent(short value) {
        out.writeZigZagInt(value);
    }

    void writeComponent(char value) {
        out.writeVarInt(value);
    }

    void writeComponent(int value) {
        out.writeZigZagInt(value);
    }

    void writeComponent(long value) {
        out.writeZigZagLong(value);
    }

    void writeComponent(float value) {
        out.writeFloat(value);
    }

    void writeComponent(double value) {
        out.writeDouble(value);
    }

    private TypeSlot newSlot(Class<?> type) {
        ValueFormat format = registry.formatOf(type);
        TypeSlot slot = new TypeSlot(
                format instanceof BuiltInFormat builtIn ? builtIn.number() : schemaNumber((SchemaFormat) format),
                format);
        slots.put(type, slot);
        return slot;
    }

    /** Several classes can share a row: enum constants with bodies, and the subclasses that one codec serves. */
    private int schemaNumber(SchemaFormat format) {
        Integer known = schemaNumbers.get(format);
        if (known != null) {
            return known;
        }
        format.storedType().writeTo(schema);
        int number = FIRST_SCHEMA_TYPE + schemaNumbers.size();
        schemaNumbers.put(format, number);
        newTypeCount++;
        return number;
    }
}

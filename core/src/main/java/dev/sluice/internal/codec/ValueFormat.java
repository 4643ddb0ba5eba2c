package dev.sluice.internal.codec;

/** Knows the bytes of the values of one class; the number that says which class it is has been written before. */
sealed interface ValueFormat permits BuiltInFormat, SchemaFormat {

    /** Appends {@code value}, which is of this format's class. */
    void write(Object value, Encoder out);
}

package dev.sluice.internal.codec;

/** A format that depends on a class which may change between the write and the read, so it is stored in the schema. */
sealed interface SchemaFormat extends ValueFormat permits RecordFormat, EnumFormat, CustomFormat, ArrayFormat {

    /** Returns the description to store with the values. */
    StoredType storedType();

    /**
     * Returns a reader for values that were written under {@code stored}, the description of a class of the same name.
     *
     * @throws CodecPathException when they cannot be read into the present class without loss or guessing
     */
    ValueReader readerFor(StoredType stored);
}

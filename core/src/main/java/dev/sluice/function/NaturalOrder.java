package dev.sluice.function;

/** The natural order, as one object that stays one object when it is serialised. */
enum NaturalOrder implements SerializableComparator<Object> {
    INSTANCE;

    /** Returns the natural order of {@code T}; whether {@code T} has one is known only when elements are compared. */
    @SuppressWarnings("unchecked") // compares any two values by the first one's compareTo
    static <T> SerializableComparator<T> instance() {
        return (SerializableComparator<T>) (SerializableComparator<?>) INSTANCE;
    }

    @Override
    @SuppressWarnings("unchecked") // a value that is not comparable fails here, with its class in the message
    public int compare(Object first, Object second) {
        return ((Comparable<Object>) first).compareTo(second);
    }
}

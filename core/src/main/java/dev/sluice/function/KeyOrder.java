package dev.sluice.function;

/**
 * The order of keys, as an order of what has them.
 *
 * @param key gives the key of an element
 * @param order compares keys
 */
record KeyOrder<T, U>(Function<? super T, ? extends U> key, SerializableComparator<? super U> order)
        implements SerializableComparator<T> {

    @Override
    public int compare(T first, T second) {
        return order.compare(keyOf(first), keyOf(second));
    }

    private U keyOf(T element) {
        try {
            return key.call(element);
        } catch (Exception failure) {
            KeyOrder.<RuntimeException>throwAsIs(failure);
            throw new AssertionError(failure);
        }
    }

    @SuppressWarnings(
            "unchecked") // lets a checked exception of the user's pass as what it is, though compare declares none
    private static <X extends Throwable> void throwAsIs(Throwable failure) throws X {
        throw (X) failure;
    }
}

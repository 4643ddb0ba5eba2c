package dev.sluice.engine.bank;

import java.io.Serializable;

/**
 * Money that goes from one account to another.
 *
 * @param number tells transfers apart
 */
record Transfer(long number, long from, long to, long amount) implements Serializable {
    private static final int ACCOUNT_COUNT = 1_000;
    private static final int LARGEST_AMOUNT = 10_000;

    /** Returns the transfer with a number, always the same. */
    static Transfer of(long number) {
        long mixed = mix(number);
        long from = Long.remainderUnsigned(mixed, ACCOUNT_COUNT);
        long distance = 1 + Long.remainderUnsigned(mixed >>> 20, ACCOUNT_COUNT - 1);
        long amount = 1 + Long.remainderUnsigned(mixed >>> 40, LARGEST_AMOUNT);
        return new Transfer(number, from, (from + distance) % ACCOUNT_COUNT, amount);
    }

    private static long mix(long number) {
        long mixed = (number + 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}

package dev.sluice.testkit.oracle;

import java.util.List;

/**
 * Numbers that stand for the functions {@code x -> a * x + b} over the whole numbers below 257, under composition.
 *
 * <p>It is a group in which order matters, so one number shows whether values were combined in the right order, each of them once, and
 * whether an inverse took away the right ones.
 *
 * <p><b>Thread rule:</b> static functions.
 */
final class Affine {
    /** Leaves everything as it is when composed. */
    static final long IDENTITY = 0;

    private static final long PRIME = 257;
    private static final long COUNT = (PRIME - 1) * PRIME;

    private Affine() {}

    /** Returns an element of the group for any number. */
    static long of(long number) {
        return Math.floorMod(number * 40_503, COUNT);
    }

    /** Returns the function that applies {@code second} and then {@code first}. */
    static long compose(long first, long second) {
        long factor = factor(first) * factor(second) % PRIME;
        long summand = (factor(first) * summand(second) + summand(first)) % PRIME;
        return pack(factor, summand);
    }

    /** Returns what is left of {@code all} when {@code first}, which it begins with, is taken away. */
    static long without(long all, long first) {
        long factor = inverseOf(factor(first));
        long summand = Math.floorMod(-factor * summand(first), PRIME);
        return compose(pack(factor, summand), all);
    }

    static long composeAll(List<Long> numbers) {
        long composed = IDENTITY;
        for (long number : numbers) {
            composed = compose(composed, number);
        }
        return composed;
    }

    /** Combines two numbers so that their order does not matter. */
    static long add(long first, long second) {
        return (first + second) % COUNT;
    }

    private static long factor(long element) {
        return element / PRIME + 1;
    }

    private static long summand(long element) {
        return element % PRIME;
    }

    private static long pack(long factor, long summand) {
        return (factor - 1) * PRIME + summand;
    }

    /** By Fermat: a number to the power of the prime less two is its inverse. */
    private static long inverseOf(long number) {
        long inverse = 1;
        for (long power = 0; power < PRIME - 2; power++) {
            inverse = inverse * number % PRIME;
        }
        return inverse;
    }
}

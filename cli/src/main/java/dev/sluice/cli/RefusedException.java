package dev.sluice.cli;

/**
 * Carries what kept a program from starting, so that it can be told from what made it fail later.
 *
 * <p><b>Thread rule:</b> immutable, apart from what {@link Throwable} itself permits.
 */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    RefusedException(Exception cause) {
        super(cause);
    }
}

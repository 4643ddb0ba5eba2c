package dev.sluice.cli;

/**
 * Says what is wrong with a command line whose words are all known: a file that is not there, a class that cannot be run.
 *
 * <p><b>Thread rule:</b> immutable, apart from what {@link Throwable} itself permits.
 */
final class WrongUsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    WrongUsageException(String message) {
        super(message);
    }

    WrongUsageException(String message, Throwable cause) {
        super(message, cause);
    }
}

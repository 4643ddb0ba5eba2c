package dev.sluice.error;

import static java.util.Objects.requireNonNull;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The root of everything that Sluice throws on its own account.
 *
 * <p>Subclasses exist only where a caller would catch them apart from the rest; otherwise {@link #code()} tells the
 * kinds apart. Plainly wrong arguments are reported with the JDK's own exceptions, such as
 * {@link IllegalArgumentException}.
 *
 * <p><b>Thread rule:</b> as safe as any {@link Throwable}: publish it, then leave it alone.
 */
public class StreamingException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    /**
     * Creates a failure without an underlying cause.
     *
     * @param code the stable kind of failure
     * @param message what happened, to which thing, what was expected, and what to do about it
     */
    public StreamingException(ErrorCode code, String message) {
        this(code, message, null);
    }

    /**
     * Creates a failure that was caused by another one.
     *
     * @param code the stable kind of failure
     * @param message what happened, to which thing, what was expected, and what to do about it
     * @param cause the original failure, or {@code null} when there is none
     */
    public StreamingException(ErrorCode code, String message, @Nullable Throwable cause) {
        super(requireNonNull(message, "message"), cause);
        this.code = requireNonNull(code, "code");
    }

    /** Returns the stable kind of failure. */
    public final ErrorCode code() {
        return code;
    }

    /** Returns the class, the code and the message, as stack traces print them. */
    @Override
    @SuppressWarnings("OverrideThrowableToString") // a log wants the code; a person reading getMessage() does not
    public String toString() {
        return getClass().getName() + " [" + code + "]: " + getMessage();
    }
}

package dev.sluice.internal.codec;

import org.jspecify.annotations.Nullable;

/**
 * Carries a problem with a nested value outwards while every level in between adds where it was.
 *
 * <p>Building the path only when something is wrong keeps it off the path of every good value.
 *
 * <p><b>Thread rule:</b> confined to the thread that throws it.
 */
final class CodecPathException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    /** Enough to find the place; a value nested hundreds deep must not make a message of that length. */
    private static final int MAX_PATH_CHARS = 200;

    private final StringBuilder path = new StringBuilder();
    private final String problem;

    CodecPathException(String problem) {
        this(problem, null);
    }

    CodecPathException(String problem, @Nullable Throwable cause) {
        super(problem, cause, false, false);
        this.problem = problem;
    }

    /** Puts {@code step} in front of the path; the last call names the outermost value. */
    CodecPathException inside(String step) {
        if (path.length() + step.length() > MAX_PATH_CHARS) {
            path.setLength(MAX_PATH_CHARS / 2);
            path.append("...");
        }
        path.insert(0, step);
        return this;
    }

    /** Returns the path and the problem, as in {@code Order.items[2]: java.net.Socket is ...}. */
    String describe() {
        return path.isEmpty() ? problem : path + ": " + problem;
    }
}

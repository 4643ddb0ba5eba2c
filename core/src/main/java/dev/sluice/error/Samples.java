package dev.sluice.error;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.Array;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Renders user data for messages so that it can neither flood a log, nor forge lines in it, nor fail.
 *
 * <p>Control characters, line and paragraph separators, invisible formatting characters (such as those that reverse the
 * direction of text), unpaired surrogates and the backslash itself are written as escapes. A text longer than the limit
 * is cut, and the number of characters left out is appended. With {@link #hidden()} no user data is shown at all.
 *
 * <p><b>Thread rule:</b> immutable.
 */
public final class Samples {

    /** The limit, in characters, of {@link #bounded()}. */
    public static final int DEFAULT_LIMIT_CHARS = 200;

    private static final String HIDDEN = "<hidden>";
    private static final int ARRAY_ELEMENTS_SHOWN = 32;
    private static final Samples BOUNDED = new Samples(DEFAULT_LIMIT_CHARS);
    private static final Samples NOTHING = new Samples(0);

    private final int limitChars;

    private Samples(int limitChars) {
        this.limitChars = limitChars;
    }

    /** Returns a renderer that shows up to {@value #DEFAULT_LIMIT_CHARS} characters. */
    public static Samples bounded() {
        return BOUNDED;
    }

    /**
     * Returns a renderer that shows up to the given number of characters, counted after escaping.
     *
     * @param limitChars the limit, at least 1; the note on what was cut comes on top
     */
    public static Samples bounded(int limitChars) {
        if (limitChars < 1) {
            throw new IllegalArgumentException("limitChars must be at least 1, got " + limitChars);
        }
        return new Samples(limitChars);
    }

    /** Returns a renderer that shows {@code <hidden>} in place of any user data. */
    public static Samples hidden() {
        return NOTHING;
    }

    /**
     * Renders a value by its {@code toString}; arrays by their first elements. Never throws, whatever the value does.
     *
     * @param value what to show; {@code null} is shown as {@code null}
     */
    public String render(@Nullable Object value) {
        if (limitChars == 0) {
            return HIDDEN;
        }
        return value == null ? "null" : guarded(value, () -> text(value));
    }

    /**
     * Renders a failure as its class and, unless hidden, its message. Never throws.
     *
     * @param failure what to show
     */
    public String describe(Throwable failure) {
        String className = requireNonNull(failure, "failure").getClass().getName();
        if (limitChars == 0) {
            return className;
        }
        String message = guarded(failure, () -> String.valueOf(failure.getMessage()));
        return message.equals("null") ? className : className + ": " + message;
    }

    // Catches Throwable: a toString() that overflows the stack must not hide the failure that is being reported.
    private String guarded(Object source, Supplier<String> text) {
        try {
            return escape(text.get());
        } catch (Throwable failure) {
            return "<" + source.getClass().getName() + ", not shown: its text failed with "
                    + failure.getClass().getName() + ">";
        }
    }

    private static String text(Object value) {
        if (!value.getClass().isArray()) {
            return String.valueOf((Object) value.toString()); // a toString() may return null
        }
        int length = Array.getLength(value);
        StringBuilder text = new StringBuilder("[");
        for (int index = 0; index < Math.min(length, ARRAY_ELEMENTS_SHOWN); index++) {
            text.append(index == 0 ? "" : ", ").append(Array.get(value, index));
        }
        return text.append(length > ARRAY_ELEMENTS_SHOWN ? ", … " + length + " elements]" : "]")
                .toString();
    }

    private String escape(String text) {
        StringBuilder escaped = new StringBuilder(Math.min(text.length(), limitChars) + 16);
        int index = 0;
        while (index < text.length()) {
            int codePoint = text.codePointAt(index);
            String shown = escape(codePoint);
            if (escaped.length() + shown.length() > limitChars) {
                return escaped.append("… (")
                        .append(text.length() - index)
                        .append(" more chars)")
                        .toString();
            }
            escaped.append(shown);
            index += Character.charCount(codePoint);
        }
        return escaped.toString();
    }

    private static String escape(int codePoint) {
        return switch (codePoint) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case '\\' -> "\\\\";
            default -> isHarmless(codePoint) ? Character.toString(codePoint) : String.format("\\u%04x", codePoint);
        };
    }

    private static boolean isHarmless(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}

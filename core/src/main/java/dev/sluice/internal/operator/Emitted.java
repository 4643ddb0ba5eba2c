package dev.sluice.internal.operator;

import dev.sluice.function.MapMultiFunction;
import java.io.Serializable;

/**
 * An element on its way from a process function to the output that it is for.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param output the name of a side output, or {@link #RESULTS}
 * @param element the element
 */
public record Emitted(String output, Object element) implements Serializable {
    /** The output of results; the name of no side output. */
    public static final String RESULTS = "";

    /** The output of what came too late. */
    public static final String LATE = "\0late";

    /** The outputs of what came too late from the first and the second of two streams. */
    public static final String LATE_LEFT = LATE + "Left";

    public static final String LATE_RIGHT = LATE + "Right";

    /** Returns whether this came too late. */
    public boolean isLate() {
        return output.startsWith(LATE);
    }

    /** Returns the function that lets the elements of one output pass. */
    @SuppressWarnings("unchecked") // an output's elements are of one type
    public static <T> MapMultiFunction<Emitted, T> only(String output) {
        return (emitted, out) -> {
            if (emitted.output().equals(output)) {
                out.accept((T) emitted.element());
            }
        };
    }
}

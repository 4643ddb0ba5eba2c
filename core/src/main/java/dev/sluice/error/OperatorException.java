package dev.sluice.error;

import static java.util.Objects.requireNonNull;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Reports that a user's function failed, with the place in the program and the input that it failed on.
 *
 * <p>The message is bounded whatever the input and the cause contain: both go through {@link Samples}. The original
 * exception is kept, unchanged, as the cause.
 *
 * <p><b>Thread rule:</b> immutable, apart from what {@link Throwable} itself permits.
 */
public final class OperatorException extends StreamingException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final OperatorSite site;
    private final String sample;

    private OperatorException(
            ErrorCode code, String what, OperatorSite site, String label, String sample, @Nullable Throwable cause) {
        super(code, what + " in " + site + ". " + label + ": " + sample, cause);
        this.site = requireNonNull(site, "site");
        this.sample = sample;
    }

    /**
     * Reports a function that threw.
     *
     * @param site where it happened
     * @param input the element that the function was given, {@code null} if there was none
     * @param samples how to render the input and the cause's message
     * @param cause what the function threw
     */
    public static OperatorException threw(OperatorSite site, @Nullable Object input, Samples samples, Throwable cause) {
        String what = "Function threw " + samples.describe(requireNonNull(cause, "cause"));
        return new OperatorException(ErrorCode.TASK_FUNCTION_FAILED, what, site, "Input", samples.render(input), cause);
    }

    /**
     * Reports a function that returned or emitted {@code null}.
     *
     * @param site where it happened
     * @param input the element that the function was given, {@code null} if there was none
     * @param samples how to render the input
     */
    public static OperatorException returnedNull(OperatorSite site, @Nullable Object input, Samples samples) {
        String what = "Function returned null, which no stream may contain (filter it out, or use Optional),";
        return new OperatorException(ErrorCode.TASK_NULL_ELEMENT, what, site, "Input", samples.render(input), null);
    }

    /**
     * Reports a split of a source that could not be opened or read.
     *
     * @param site where it happened; the operator is the source
     * @param split the split, which is shown as the sample
     * @param samples how to render the split and the cause's message
     * @param cause what opening or reading threw
     */
    public static OperatorException unreadable(OperatorSite site, Object split, Samples samples, Throwable cause) {
        String what = "A split could not be read: " + samples.describe(requireNonNull(cause, "cause"));
        return new OperatorException(ErrorCode.SOURCE_FAILED, what, site, "Split", samples.render(split), cause);
    }

    /** Returns where it happened. */
    public OperatorSite site() {
        return site;
    }

    /** Returns the input, or the split, as the message shows it: bounded, escaped, or hidden. */
    public String sample() {
        return sample;
    }
}

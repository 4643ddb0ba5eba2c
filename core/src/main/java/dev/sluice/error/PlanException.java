package dev.sluice.error;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Refuses a program at start, with every problem that was found and not just the first.
 *
 * <p>Its {@link #code()} is always {@link ErrorCode#PLAN_REFUSED}; the problems carry their own codes.
 *
 * <p><b>Thread rule:</b> immutable, apart from what {@link Throwable} itself permits.
 */
public final class PlanException extends StreamingException {

    @Serial
    private static final long serialVersionUID = 1L;

    // An array because a List field of a serialisable class draws a lint warning.
    private final Problem[] problems;

    /**
     * Creates the refusal.
     *
     * @param problems the reasons, at least one, in the order in which they are to be read
     */
    public PlanException(List<Problem> problems) {
        super(ErrorCode.PLAN_REFUSED, message(List.copyOf(problems)));
        this.problems = problems.toArray(new Problem[0]);
    }

    /** Returns the reasons, at least one, in the order of the message. */
    public List<Problem> problems() {
        return List.of(problems);
    }

    private static String message(List<Problem> problems) {
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("A plan is refused for at least one problem, got none");
        }
        String heading =
                "The program was not started: " + problems.size() + (problems.size() == 1 ? " problem." : " problems.");
        return IntStream.range(0, problems.size())
                .mapToObj(index -> System.lineSeparator() + "  " + (index + 1) + ". " + problems.get(index))
                .collect(Collectors.joining("", heading, ""));
    }
}

package dev.sluice.error;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * One reason why a program or its settings cannot be accepted as they are, with the way out.
 *
 * <p>Checks return lists of problems and throw nothing, so that a user sees all of them in one run.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param code the stable kind of problem
 * @param where the setting, node, source or output concerned, for example {@code sluice.receiver.maxRate}
 * @param what what is wrong, with the offending value and the bound: a phrase without a final full stop
 * @param fix what to do, a full sentence
 */
public record Problem(ErrorCode code, String where, String what, String fix) implements Serializable {

    /** Checks that no part is missing. */
    public Problem {
        requireNonNull(code, "code");
        requireNonNull(where, "where");
        requireNonNull(what, "what");
        requireNonNull(fix, "fix");
    }

    /** Returns the problem as one line: {@code where: what. fix [CODE]}. */
    @Override
    public String toString() {
        return where + ": " + what + ". " + fix + " [" + code + "]";
    }
}

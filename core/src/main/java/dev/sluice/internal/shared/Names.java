package dev.sluice.internal.shared;

import static java.util.Objects.requireNonNull;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import java.util.Set;

/**
 * Refuses names by which a shared variable could not be found again.
 *
 * <p><b>Thread rule:</b> stateless.
 */
final class Names {
    private Names() {}

    static void check(String kind, String name, Set<String> taken) {
        if (requireNonNull(name, "name").isBlank()) {
            throw new StreamingException(
                    ErrorCode.INVALID_ARGUMENT, "The name of " + kind + " '" + name + "' is blank");
        }
        if (taken.contains(name)) {
            throw new StreamingException(
                    ErrorCode.GRAPH_DUPLICATE_NAME,
                    "There is " + kind + " '" + name
                            + "' already. Keep the handle that made it, or choose another name.");
        }
    }
}

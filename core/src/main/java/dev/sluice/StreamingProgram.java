package dev.sluice;

import java.util.List;

/**
 * A program that leaves it to others to create, configure and start its context, such as {@code sluice run}.
 *
 * <p>An implementation has a public constructor without parameters.
 *
 * <p><b>Thread rule:</b> called once, before the context starts.
 */
@FunctionalInterface
public interface StreamingProgram {

    /**
     * Adds the program's streams and outputs to a context that has not started.
     *
     * @param context where to add them
     * @param arguments the program's own arguments
     * @throws IllegalArgumentException if the arguments are not what the program expects; the message says what it does
     * @throws Exception any other exception means that the program cannot be built
     */
    void define(StreamingContext context, List<String> arguments) throws Exception;
}

package dev.sluice.cli;

import dev.sluice.error.PlanException;
import dev.sluice.error.Problem;
import dev.sluice.error.StreamingException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says what went wrong, in a line for each thing that did, and turns it into an exit code.
 *
 * <p><b>Thread rule:</b> thread-safe because it is stateless.
 */
final class Failures {
    static final String STACKTRACE_OPTION = "--stacktrace";
    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;
    static final int REFUSED = 3;

    private Failures() {}

    /** Prints what is wrong with the command line, and how to learn more. */
    static int onWrongUsage(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        print(oneLine(String.valueOf(failure.getMessage())), command);
        UnmatchedArgumentException.printSuggestions(failure, command.getErr());
        printHelp(command);
        return WRONG_USAGE;
    }

    /** Prints why a command failed. */
    static int onFailure(Exception thrown, CommandLine command, ParseResult parsed) {
        boolean isBeforeStart = thrown instanceof RefusedException || thrown instanceof PlanException;
        boolean isWrapped = thrown instanceof RefusedException || thrown instanceof ExecutionException;
        Throwable failure = isWrapped ? Optional.ofNullable(thrown.getCause()).orElse(thrown) : thrown;
        describe(failure).forEach(line -> print(line, command));
        if (isStackTraceWanted(parsed)) {
            command.getErr().println(command.getColorScheme().richStackTraceString(failure));
            command.getErr().flush();
        }
        if (failure instanceof WrongUsageException) {
            printHelp(command);
            return WRONG_USAGE;
        }
        return isBeforeStart || failure instanceof PlanException ? REFUSED : FAILED;
    }

    /** Lets errors, too, end in {@link #onFailure}: a class that a program lacks is no reason for a stack trace. */
    static int execute(ParseResult parsed) {
        try {
            return new CommandLine.RunLast().execute(parsed);
        } catch (Error error) {
            List<CommandLine> commands = parsed.asCommandLineList();
            throw new ExecutionException(commands.get(commands.size() - 1), error.toString(), error);
        }
    }

    private static List<String> describe(Throwable failure) {
        if (failure instanceof PlanException refused) {
            return refused.problems().stream()
                    .map(Problem::toString)
                    .map(Failures::oneLine)
                    .toList();
        }
        if (failure instanceof NoClassDefFoundError missing) {
            return List.of("The program needs class "
                    + String.valueOf(missing.getMessage()).replace('/', '.')
                    + ", which is in none of its jars. Name its jar with --jar.");
        }
        boolean saysItAll = failure instanceof StreamingException || failure instanceof WrongUsageException;
        return List.of(oneLine(saysItAll ? String.valueOf(failure.getMessage()) : "The program failed: " + failure));
    }

    private static String oneLine(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining(" "));
    }

    private static boolean isStackTraceWanted(ParseResult parsed) {
        return parsed.asCommandLineList().stream()
                .anyMatch(command -> command.getParseResult().hasMatchedOption(STACKTRACE_OPTION));
    }

    private static void print(String line, CommandLine command) {
        PrintWriter err = command.getErr();
        err.println("sluice: " + line);
        err.flush();
    }

    private static void printHelp(CommandLine command) {
        PrintWriter err = command.getErr();
        err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        err.flush();
    }
}

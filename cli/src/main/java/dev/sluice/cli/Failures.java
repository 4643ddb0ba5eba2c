package dev.sluice.cli;

import dev.sluice.error.PlanException;
import dev.sluice.error.StreamingException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong in a line, and turns it into an exit code. */
final class Failures {
    static final String STACKTRACE_OPTION = "--stacktrace";
    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;
    static final int REFUSED = 3;

    private Failures() {}

    /** Prints what is wrong with the command line, and how to learn more. */
    static int onWrongUsage(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("sluice: " + failure.getMessage());
        UnmatchedArgumentException.printSuggestions(failure, err);
        err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        return WRONG_USAGE;
    }

    /** Prints why a command failed. */
    static int onFailure(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        err.println("sluice: " + describe(failure));
        if (parsed.originalArgs().contains(STACKTRACE_OPTION)) {
            err.println(command.getColorScheme().richStackTraceString(failure));
        }
        return failure instanceof PlanException ? REFUSED : FAILED;
    }

    private static String describe(Exception failure) {
        boolean saysItAll = failure instanceof StreamingException || failure instanceof IllegalArgumentException;
        return saysItAll ? String.valueOf(failure.getMessage()) : failure.toString();
    }
}

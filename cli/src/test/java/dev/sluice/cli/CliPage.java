package dev.sluice.cli;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Fills in the parts of {@code docs/cli.md} that the commands themselves know, and finds its examples.
 *
 * <p><b>Thread rule:</b> thread-safe because it is stateless.
 */
final class CliPage {
    private static final Pattern PART =
            Pattern.compile("(?s)(<!-- (options: (\\w+)|exit codes) -->\n).*?(?=<!-- end -->)");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\n(.*?)^```$");

    private CliPage() {}

    /** Returns the page with its parts as they have to be. */
    static String render(String page) {
        return PART.matcher(page).replaceAll(part -> Matcher.quoteReplacement(part.group(1) + part(part)));
    }

    /** Returns the commands that have a part. */
    static List<String> commands(String page) {
        return PART.matcher(page)
                .results()
                .map(part -> part.group(3))
                .filter(name -> name != null)
                .toList();
    }

    /** Returns the lines of all blocks in a language. */
    static List<String> lines(String page, String language) {
        return BLOCK.matcher(page)
                .results()
                .filter(block -> block.group(1).equals(language))
                .flatMap(block -> block.group(2).lines())
                .toList();
    }

    private static String part(MatchResult part) {
        CommandSpec sluice = Sluice.commandLine().getCommandSpec();
        if (part.group(3) == null) {
            return exitCodes(sluice.usageMessage().exitCodeList());
        }
        boolean isTop = part.group(3).equals(sluice.name());
        CommandLine command =
                isTop ? sluice.commandLine() : sluice.subcommands().get(part.group(3));
        return options(command.getCommandSpec(), isTop);
    }

    private static String options(CommandSpec command, boolean isTop) {
        String parameters = command.positionalParameters().stream()
                .map(parameter -> row(parameter.paramLabel(), parameter))
                .collect(Collectors.joining());
        String options = command.options().stream()
                .filter(option -> isTop || !option.inherited())
                .map(option -> row(names(option), option))
                .collect(Collectors.joining());
        return "| option | meaning |\n|---|---|\n" + parameters + options;
    }

    private static String names(OptionSpec option) {
        String names = String.join("`, `", option.names());
        return option.arity().max() == 0 ? names : names + " " + option.paramLabel();
    }

    private static String row(String name, ArgSpec argument) {
        String meaning = String.join(" ", argument.description())
                .replace("${DEFAULT-VALUE}", String.valueOf(argument.defaultValueString()));
        return "| `" + name.replace("|", "\\|") + "` | " + meaning + " |\n";
    }

    private static String exitCodes(Map<String, String> codes) {
        return codes.entrySet().stream()
                .map(code -> "| " + code.getKey().strip() + " | " + code.getValue() + " |\n")
                .collect(Collectors.joining("", "| code | meaning |\n|---|---|\n", ""));
    }
}

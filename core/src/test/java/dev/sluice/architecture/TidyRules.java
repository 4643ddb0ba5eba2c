package dev.sluice.architecture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Judges source text: each rule takes files and returns what is wrong with them, one line per finding.
 *
 * <p><b>Thread rule:</b> stateless.
 */
final class TidyRules {
    static final int LONGEST_METHOD = 60;
    static final int LONGEST_FILE = 400;

    /** Written so that no pattern matches the line that defines it. */
    private static final Map<Pattern, String> BANNED = Map.of(
            Pattern.compile("Thread\\.sleep\\("), "wait on a clock that the test moves, or on an event",
            Pattern.compile("\\.printStack[T]race\\("), "log it, or throw it on",
            Pattern.compile("\\b(TO[D]O|FIX[M]E|X[X]X)\\b"), "finish it now, or leave it out",
            Pattern.compile("@[D]isabled\\b"), "mend the test or delete it",
            Pattern.compile("[\"' (]/(home|Users|w[o]rk)/"), "a path of one machine");

    private static final Pattern BAD_NAME =
            Pattern.compile("\\b(?:class|interface|enum|record) (\\w+(?:Utils?|Helpers?|Managers?))\\b");
    /** Names that users know from elsewhere and look for. */
    private static final Set<String> FAMILIAR_NAMES = Set.of("NetcatUtils");

    private TidyRules() {}

    static List<String> bannedText(SourceFile file) {
        List<String> findings = new ArrayList<>();
        List<String> lines = file.text().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            for (Map.Entry<Pattern, String> banned : BANNED.entrySet()) {
                Matcher matcher = banned.getKey().matcher(lines.get(i));
                if (matcher.find()) {
                    findings.add(
                            "%s:%d has '%s': %s".formatted(file.path(), i + 1, matcher.group(), banned.getValue()));
                }
            }
        }
        return findings;
    }

    static List<String> emptyNames(SourceFile file) {
        return BAD_NAME.matcher(file.text())
                .results()
                .map(match -> match.group(1))
                .filter(name -> !FAMILIAR_NAMES.contains(name))
                .map(name -> "%s: the name %s does not say what the type is for".formatted(file.path(), name))
                .toList();
    }

    /** Returns what is too long, as {@code path#method} or {@code path}, with its number of lines. */
    static Map<String, Integer> tooLong(SourceFile file) {
        Map<String, Integer> offenders = new HashMap<>();
        if (file.lineCount() > LONGEST_FILE) {
            offenders.put(file.path(), file.lineCount());
        }
        for (MethodScanner.Method method : MethodScanner.methods(file.text())) {
            if (method.lineCount() > LONGEST_METHOD) {
                offenders.merge(file.path() + "#" + method.name(), method.lineCount(), Math::max);
            }
        }
        return offenders;
    }

    /** Compares what is too long with what is known to be: the list may shrink, in length and in each number. */
    static List<String> ratchet(Map<String, Integer> found, Map<String, Integer> known) {
        Set<String> names = new TreeSet<>(found.keySet());
        names.addAll(known.keySet());
        List<String> findings = new ArrayList<>();
        for (String name : names) {
            int now = found.getOrDefault(name, 0);
            int before = known.getOrDefault(name, 0);
            if (now > before) {
                findings.add("%s has %d lines; methods may have %d, files %d: split it"
                        .formatted(name, now, LONGEST_METHOD, LONGEST_FILE));
            } else if (now < before) {
                findings.add("%s is down from %d lines to %s: say so in the list of known offenders"
                        .formatted(name, before, now == 0 ? "within the limit" : now));
            }
        }
        return findings;
    }

    static List<String> packagesWithoutNullMarked(List<SourceFile> files) {
        Map<String, List<SourceFile>> packages =
                files.stream().filter(SourceFile::isProduction).collect(Collectors.groupingBy(SourceFile::directory));
        return packages.entrySet().stream()
                .filter(each -> each.getValue().stream().noneMatch(TidyRules::marksPackage))
                .map(each -> each.getKey() + " has no package-info.java with @NullMarked")
                .sorted()
                .toList();
    }

    private static boolean marksPackage(SourceFile file) {
        return file.path().endsWith("/package-info.java")
                && file.text().lines().anyMatch(line -> line.equals("@NullMarked"));
    }
}

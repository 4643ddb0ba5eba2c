package dev.sluice.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Adds up the counts of all batches that word count has printed. */
final class PrintedCounts {
    private static final Pattern COUNT = Pattern.compile("(?m)^\\((.*),(\\d+)\\)$");

    private PrintedCounts() {}

    static Map<String, Long> total(String out) {
        Map<String, Long> total = new HashMap<>();
        Matcher counts = COUNT.matcher(out);
        while (counts.find()) {
            total.merge(counts.group(1), Long.parseLong(counts.group(2)), Long::sum);
        }
        return total;
    }
}

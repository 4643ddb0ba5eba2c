package dev.sluice.examples.logs;

import dev.sluice.error.Samples;
import java.io.Serializable;
import java.util.Locale;

/**
 * What a person wants to know about a window.
 *
 * @param window the window
 * @param traffic all requests
 * @param paths the paths with the most requests
 * @param clients the clients with the most requests
 */
record WindowReport(Window window, Traffic traffic, Ranking paths, Ranking clients) implements Serializable {
    private static final Samples BOUNDED = Samples.bounded(80);

    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder("=== " + window + String.format("%n    %s", traffic.describe(window.length())));
        append("path", paths, text);
        append("client", clients, text);
        return text.toString();
    }

    private static void append(String kind, Ranking ranking, StringBuilder text) {
        for (Ranking.Entry entry : ranking.entries()) {
            text.append(String.format(
                    Locale.ROOT, "%n    %-6s %,8d  %s", kind, entry.counts().requests(), BOUNDED.render(entry.name())));
            if (entry.counts().errors() > 0) {
                text.append(String.format(
                        Locale.ROOT, " (%.1f %% errors)", 100 * entry.counts().errorRate()));
            }
        }
    }
}

package dev.sluice.examples.logs;

import dev.sluice.error.Samples;
import java.io.Serializable;
import java.util.Locale;

/**
 * The error rate of a path has jumped, or has come back.
 *
 * @param path the path
 * @param window in which window
 * @param counts the path's requests in that window
 * @param usualRate the error rate that was usual before
 * @param isOver whether it has come back
 */
record ErrorAlert(String path, Window window, Counts counts, double usualRate, boolean isOver) implements Serializable {
    private static final Samples BOUNDED = Samples.bounded(80);

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s %s: %s until %s; usual are %.1f %%",
                isOver ? "RECOVERED" : "ALERT",
                BOUNDED.render(path),
                counts,
                window.end(),
                100 * usualRate);
    }
}

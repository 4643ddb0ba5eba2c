package dev.sluice.examples.fraud;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Compares alerts with the frauds that were planted, where the transactions tell.
 *
 * <p>Precision is the share of alerts that are on a planted transaction; recall is the share of planted incidents with at least one alert, since
 * the first purchases of a burst cannot be told from honest ones.
 *
 * <p><b>Thread rule:</b> confined to the thread that runs batches.
 */
final class Scoreboard {
    private final Set<String> planted = new HashSet<>();
    private final Set<String> found = new HashSet<>();
    private long alertCount;
    private long trueAlertCount;

    void addPlanted(List<String> incidents) {
        planted.addAll(incidents);
    }

    void addAlerts(List<Alert> alerts) {
        for (Alert alert : alerts) {
            alertCount++;
            if (alert.transaction().isPlanted()) {
                trueAlertCount++;
                found.add(alert.transaction().incident());
            }
        }
    }

    double precision() {
        return alertCount == 0 ? 1 : (double) trueAlertCount / alertCount;
    }

    double recall() {
        return planted.isEmpty() ? 1 : (double) found.size() / planted.size();
    }

    @Override
    public String toString() {
        return planted.isEmpty()
                ? alertCount + " alerts"
                : String.format(
                        Locale.ROOT,
                        "%d alerts; %d of %d planted frauds found; precision %.2f, recall %.2f",
                        alertCount,
                        found.size(),
                        planted.size(),
                        precision(),
                        recall());
    }
}

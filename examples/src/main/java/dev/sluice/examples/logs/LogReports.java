package dev.sluice.examples.logs;

import dev.sluice.DStream;
import dev.sluice.PairDStream;

/** From what was counted in windows to what a person reads. */
final class LogReports {
    private LogReports() {}

    /** Returns one report for each window. */
    static DStream<WindowReport> reports(
            PairDStream<Window, Traffic> traffic,
            PairDStream<Window, Ranking.Entry> paths,
            PairDStream<Window, Ranking.Entry> clients,
            int rankingLength) {
        return traffic.join(ranked(paths, rankingLength))
                .join(ranked(clients, rankingLength))
                .map(window -> new WindowReport(
                        window.first(),
                        window.second().first().first(),
                        window.second().first().second(),
                        window.second().second()));
    }

    private static PairDStream<Window, Ranking> ranked(PairDStream<Window, Ranking.Entry> entries, int length) {
        return entries.aggregateByKey(() -> Ranking.empty(length), Ranking::with, Ranking::plus);
    }
}

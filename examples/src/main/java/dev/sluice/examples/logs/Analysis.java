package dev.sluice.examples.logs;

import dev.sluice.DStream;
import dev.sluice.EventResults;
import dev.sluice.EventTimeDStream;
import dev.sluice.PairDStream;
import dev.sluice.eventtime.EventWindows;
import dev.sluice.eventtime.WindowResult;
import dev.sluice.function.Pair;

/**
 * What is found out about the requests of a log.
 *
 * @param reports one for each window
 * @param alerts paths of which the error rate has jumped or come back
 * @param late requests that came when their windows had closed
 * @param undated requests of an impossible time
 */
record Analysis(
        DStream<WindowReport> reports, DStream<ErrorAlert> alerts, DStream<Access> late, DStream<Access> undated) {

    static Analysis of(DStream<Access> accesses, Tuning tuning) {
        EventTimeDStream<Access> timed = accesses.withEventTime(Access::time, tuning.eventTime());
        EventWindows windows = tuning.windows();
        EventResults<Integer, Access, Traffic> traffic = timed.window(windows).aggregate(new TrafficAggregate());
        EventResults<String, Access, Counts> paths =
                timed.keyBy(Access::path).window(windows).aggregate(Counts.AGGREGATE);
        EventResults<String, Access, Counts> clients =
                timed.keyBy(Access::client).window(windows).aggregate(Counts.AGGREGATE);
        DStream<WindowReport> reports = LogReports.reports(
                traffic.mapToPair(result -> Pair.of(window(result), result.value())),
                entries(paths),
                entries(clients),
                tuning.top());
        DStream<ErrorAlert> alerts = paths.mapToPair(
                        result -> Pair.of(result.key(), Pair.of(window(result), result.value())))
                .process(new ErrorWatch(tuning.bounds()));
        return new Analysis(reports, alerts, traffic.late().values(), timed.rejected());
    }

    private static PairDStream<Window, Ranking.Entry> entries(EventResults<String, Access, Counts> results) {
        return results.mapToPair(result -> Pair.of(window(result), new Ranking.Entry(result.key(), result.value())));
    }

    private static Window window(WindowResult<?, ?> result) {
        return new Window(result.start(), result.end());
    }
}

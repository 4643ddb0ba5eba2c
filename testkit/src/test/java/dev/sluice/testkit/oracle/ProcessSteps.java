package dev.sluice.testkit.oracle;

import dev.sluice.ProcessDStream;
import dev.sluice.function.Pair;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code process} with variables of all kinds, timers on batch time, and a side output. */
final class ProcessSteps {
    private ProcessSteps() {}

    static Map<String, Step> all() {
        return Map.of(
                "process", draft -> add(draft, Optional.empty()),
                "process with time to live",
                        draft -> add(draft, Optional.of(Duration.ofMillis(draft.random.nextInt(1, 8) * 500L))));
    }

    private static void add(Draft draft, Optional<Duration> timeToLive) {
        Flow flow = draft.some();
        Faults faults = draft.faults();
        int timerSeconds = draft.random.nextInt(0, 4);
        ProcessDStream<Pair<Object, Long>> processed =
                flow.stream().process(new Diary(faults, timerSeconds, timeToLive), draft.shuffle());
        Told<ProcessReplay.Emission> replays = draft.tell(List.of(flow.told()), flow.slideMillis(), (now, past) -> {
            faults.tell(now, flow.told().at(now));
            return new ProcessReplay(timerSeconds, timeToLive).of(flow.told().kept(past));
        });
        draft.add(
                processed.mapToPair(pair -> pair),
                List.of(replays),
                flow.slideMillis(),
                false,
                false,
                (now, past) -> emitted(replays.at(now), false));
        draft.add(
                processed.sideOutput(Diary.SIDE).mapToPair(pair -> pair),
                List.of(replays),
                flow.slideMillis(),
                false,
                false,
                (now, past) -> emitted(replays.at(now), true));
    }

    private static List<Pair<Object, Long>> emitted(List<ProcessReplay.Emission> emissions, boolean isSide) {
        return emissions.stream()
                .filter(emission -> emission.isSide() == isSide)
                .map(ProcessReplay.Emission::pair)
                .toList();
    }
}

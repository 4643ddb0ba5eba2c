package dev.sluice.testkit.oracle;

import dev.sluice.function.Pair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What {@link Diary} emits, over plain maps.
 *
 * <p><b>Thread rule:</b> confined to the test's thread; used once.
 */
final class ProcessReplay {
    private final int timerSeconds;
    private final long timeToLiveMillis;
    private final Map<Object, Known> byKey = new LinkedHashMap<>();
    private List<Emission> emissions = new ArrayList<>();

    ProcessReplay(int timerSeconds, Optional<Duration> timeToLive) {
        this.timerSeconds = timerSeconds;
        this.timeToLiveMillis = timeToLive.map(Duration::toMillis).orElse(Long.MAX_VALUE);
    }

    record Emission(boolean isSide, Pair<Object, Long> pair) {}

    /** What there is of one key, and when each variable was last changed. */
    private static final class Known {
        private Optional<Long> composed = Optional.empty();
        private long composedMillis;
        private final List<Long> last = new ArrayList<>();
        private long lastMillis;
        private final Map<Long, Long> rests = new LinkedHashMap<>();
        private long restsMillis;
        private final TreeSet<Long> timers = new TreeSet<>();
    }

    /** Returns what is emitted in the last of the batches. */
    List<Emission> of(List<Told.Batch<Pair<Object, Long>>> batches) {
        for (Told.Batch<Pair<Object, Long>> batch : batches) {
            long millis = batch.moment().millis();
            emissions = new ArrayList<>();
            byKey.values().forEach(known -> forgetOld(known, millis));
            for (Pair<Object, Long> pair : batch.elements()) {
                take(pair.first(), pair.second(), millis);
            }
            if (batch.moment().isEdge()) {
                byKey.forEach((key, known) -> {
                    for (long due : List.copyOf(known.timers.headSet(millis, true))) {
                        if (known.timers.remove(due)) {
                            fire(key, known, due, millis);
                        }
                    }
                });
            }
        }
        return emissions;
    }

    private void forgetOld(Known known, long millis) {
        if (millis - known.composedMillis > timeToLiveMillis) {
            known.composed = Optional.empty();
        }
        if (millis - known.lastMillis > timeToLiveMillis) {
            known.last.clear();
        }
        if (millis - known.restsMillis > timeToLiveMillis) {
            known.rests.clear();
        }
    }

    private void take(Object key, long value, long millis) {
        Known known = byKey.computeIfAbsent(key, absent -> new Known());
        long after = Affine.compose(known.composed.orElse(Affine.IDENTITY), value);
        known.composed = after % 6 == 0 ? Optional.empty() : Optional.of(after);
        known.composedMillis = millis;
        known.last.add(value);
        known.lastMillis = millis;
        if (known.last.size() > Diary.LIST_BOUND) {
            emissions.add(new Emission(true, Pair.of(key, Affine.composeAll(known.last))));
            known.last.clear();
        }
        known.rests.merge(value % 3, 1L, Long::sum);
        known.restsMillis = millis;
        if (value % 2 == 0) {
            known.timers.add(millis + timerSeconds * 1_000L);
        } else if (value % 5 == 0) {
            known.timers.remove(millis + (timerSeconds - 1) * 1_000L);
        }
        emissions.add(new Emission(false, Pair.of(key, after)));
    }

    private void fire(Object key, Known known, long due, long millis) {
        long told = Affine.composeAll(known.last);
        for (long rest = 0; rest < 3; rest++) {
            told = Affine.compose(told, Affine.of(known.rests.getOrDefault(rest, 0L)));
        }
        if (known.rests.remove(0L) != null) {
            known.restsMillis = millis;
            known.timers.add(due + 2_000);
        } else {
            known.rests.clear();
            known.timers.remove(due + 1_000);
        }
        emissions.add(new Emission(false, Pair.of(key, Affine.compose(told, 19))));
    }
}

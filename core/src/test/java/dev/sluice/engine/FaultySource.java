package dev.sluice.engine;

import dev.sluice.rdd.Split;
import dev.sluice.spi.InputBatch;
import dev.sluice.spi.Source;
import dev.sluice.spi.SourceContext;
import dev.sluice.spi.SourceReader;
import dev.sluice.spi.Tasks;
import dev.sluice.time.BatchTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A source of words whose every method fails when the test says so, and which notes what is called.
 *
 * <p>A plan hands out at most {@code mostPerPlan} words of those that were there when the batch was cut.
 *
 * <p><b>Thread rule:</b> confined to the test's thread, which is the engine's thread too.
 */
final class FaultySource implements Source<String>, SourceReader<String> {
    /** What can fail. */
    enum Call {
        OPEN,
        START,
        CUT,
        PLAN,
        RELEASE,
        STOP,
        HAS_UNPLANNED_INPUT,
        UNPLANNED_RECORD_COUNT,
        CLOSE
    }

    final List<Call> calls = new ArrayList<>();
    private final Map<Call, Throwable> faults = new EnumMap<>(Call.class);
    private final Map<Call, Integer> faultCounts = new EnumMap<>(Call.class);
    private final List<String> words = new ArrayList<>();
    private final TreeMap<Long, Integer> cuts = new TreeMap<>();
    private int mostPerPlan = Integer.MAX_VALUE;
    private long arrivalMillis = -1;
    private String arrivingWord = "";
    private int addedCount;
    private int plannedCount;

    void add(String... added) {
        words.addAll(List.of(added));
        addedCount = words.size();
    }

    FaultySource planningAtMost(int count) {
        mostPerPlan = count;
        return this;
    }

    /** Lets a method throw, so many times. */
    FaultySource failing(Call call, Throwable fault, int times) {
        faults.put(call, fault);
        faultCounts.put(call, times);
        return this;
    }

    private void called(Call call) {
        calls.add(call);
        int left = faultCounts.merge(call, -1, Integer::sum);
        if (left >= 0) {
            FaultySource.<RuntimeException>throwAsIs(faults.get(call));
        }
    }

    @SuppressWarnings("unchecked") // lets a checked exception pass where none is declared, as Kotlin's and Scala's do
    private static <X extends Throwable> void throwAsIs(Throwable fault) throws X {
        throw (X) fault;
    }

    /** Lets a word arrive at a time, on a mailbox of the source's own. */
    FaultySource arrivingAt(long epochMillis, String word) {
        arrivalMillis = epochMillis;
        arrivingWord = word;
        return this;
    }

    @Override
    public SourceReader<String> open(SourceContext context) {
        called(Call.OPEN);
        if (arrivalMillis >= 0) {
            Tasks.Mailbox<String> arrivals = context.seams().tasks().mailbox("arrivals", 1, word -> {
                add(word);
                context.dataArrived().run();
            });
            arrivals.postAt(arrivalMillis, arrivingWord);
        }
        return this;
    }

    @Override
    public String describe() {
        return "faulty";
    }

    @Override
    public void start() {
        called(Call.START);
    }

    @Override
    public void cut(BatchTime batch) {
        called(Call.CUT);
        cuts.put(batch.id(), addedCount);
    }

    @Override
    public InputBatch<String> plan(BatchTime batch) {
        called(Call.PLAN);
        int end = Math.min(cuts.floorEntry(batch.id()).getValue(), plannedCount + Math.min(mostPerPlan, addedCount));
        List<Split<String>> splits = new ArrayList<>();
        for (; plannedCount < end; plannedCount++) {
            splits.add(new Word(words.get(plannedCount)));
        }
        return InputBatch.of(splits, "");
    }

    @Override
    public void release(BatchTime batch) {
        called(Call.RELEASE);
    }

    @Override
    public void stop() {
        called(Call.STOP);
    }

    @Override
    public boolean hasUnplannedInput() {
        called(Call.HAS_UNPLANNED_INPUT);
        return plannedCount < addedCount;
    }

    @Override
    public long unplannedRecordCount() {
        called(Call.UNPLANNED_RECORD_COUNT);
        return (long) addedCount - plannedCount;
    }

    @Override
    public void close() {
        called(Call.CLOSE);
    }

    private record Word(String word) implements Split<String> {
        @Override
        public Iterator<String> open() {
            return List.of(word).iterator();
        }

        @Override
        public long elementCount() {
            return 1;
        }
    }
}

package dev.sluice.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.config.StreamingConf;
import dev.sluice.rdd.Split;
import dev.sluice.spi.InputBatch;
import dev.sluice.spi.Source;
import dev.sluice.spi.SourceReader;
import dev.sluice.time.BatchTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Checks what {@link Source} and {@link SourceReader} promise: every record is part of exactly one batch, in order, and can be read again.
 *
 * <p>Extend it for a source of yours. The suite offers numbered records, and asks the source for batches as the engine would:
 *
 * <pre>{@code
 * final class OrdersSourceTest extends SourceContract<String> {
 *     private final OrdersServer server = new OrdersServer();
 *
 *     protected Source<String> createSource() {
 *         return new OrdersSource(server.address());
 *     }
 *
 *     protected String record(long number) {
 *         return "order " + number;
 *     }
 *
 *     protected void offer(long from, long to) {
 *         for (long number = from; number < to; number++) {
 *             server.send(record(number));
 *         }
 *     }
 *
 *     protected SourceWorld createWorld() {
 *         return SourceWorld.onThisMachine(); // for a source with threads or connections of its own
 *     }
 * }
 * }</pre>
 *
 * <p>The other methods that may be overridden say what a source does beyond that, such as to limit its rate or to be out of order for a
 * while.
 *
 * <p><b>Thread rule:</b> confined to the test's thread.
 *
 * @param <T> the records
 */
public abstract class SourceContract<T> {
    private static final int MOST_BATCHES = 300;
    private static final double RATE = 100;

    private SourceWorld world;
    private SourceReader<T> reader;
    private long offeredCount;

    /** Returns the source under test, which has nothing yet. Called once for each test, before it is opened. */
    protected abstract Source<T> createSource() throws Exception;

    /** Returns the record with a number from 0. */
    protected abstract T record(long number);

    /**
     * Offers the records with numbers from {@code from} up to but without {@code to}, to be taken in now. Called when the source has been
     * started; numbers follow each other.
     */
    protected abstract void offer(long from, long to) throws Exception;

    /** Returns what surrounds the source; a simulated world unless overridden. */
    protected SourceWorld createWorld() {
        return SourceWorld.simulated();
    }

    /** Returns the settings that the source gets; the defaults unless overridden. */
    protected StreamingConf conf() {
        return StreamingConf.create();
    }

    /** Returns whether records also come without being offered, as from a generator. */
    protected boolean makesRecordsByItself() {
        return false;
    }

    /** Returns whether the source takes in what is offered before a batch asks for it, so that a stop must hand it out. */
    protected boolean takesInAhead() {
        return true;
    }

    /** Returns whether the source keeps to {@link SourceReader#limitRate}. */
    protected boolean limitsRate() {
        return true;
    }

    /** Returns how many records offered at once are taken all or none, whatever the rate; 1 unless overridden. */
    protected int largestUnit() {
        return 1;
    }

    /** Returns whether {@link #breakInput} can be called. */
    protected boolean canBreak() {
        return false;
    }

    /** Brings about that the next plan fails. */
    protected void breakInput() throws Exception {
        throw new UnsupportedOperationException("override breakInput where canBreak is true");
    }

    /** Undoes {@link #breakInput}. */
    protected void mendInput() throws Exception {
        throw new UnsupportedOperationException("override mendInput where canBreak is true");
    }

    /** Returns what surrounds the source under test. */
    protected final SourceWorld world() {
        return world;
    }

    @BeforeEach
    public void openSource() throws Exception {
        world = createWorld();
        reader = createSource().open(world.context(conf()));
    }

    @AfterEach
    public void closeEverything() throws Exception {
        reader.close();
        world.close();
    }

    @Test
    public void describe_saysWhatIsRead() throws Exception {
        assertThat(createSource().describe()).isNotBlank();
    }

    @Test
    public void plan_givesEveryRecordOnceAndInOrder() throws Exception {
        reader.start();
        List<T> received = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            offer(7);
            received.addAll(SourceWorld.records(world.nextBatch(reader)));
        }
        drain(received);

        assertComplete(received);
    }

    @Test
    public void plan_afterTwoCuts_takesEverythingUpToTheLater() throws Exception {
        reader.start();
        offerAndTake(5);
        world.cut(reader);
        offerAndTake(5);
        List<T> received = new ArrayList<>(SourceWorld.records(world.nextBatch(reader)));
        drain(received);

        assertComplete(received);
    }

    @Test
    public void plan_whenMoreArrivesAfterItsCut_losesNoneOfIt() throws Exception {
        reader.start();
        offerAndTake(5);
        BatchTime first = world.cut(reader);
        offerAndTake(5);
        List<T> received = new ArrayList<>(SourceWorld.records(reader.plan(first)));
        drain(received);

        assertComplete(received);
    }

    @Test
    public void plan_whenInputIsBroken_failsAndLeavesTheInputToTheNext() throws Exception {
        if (!canBreak()) {
            return; // nothing to be shown
        }
        reader.start();
        offer(5);
        breakInput();
        assertThatThrownBy(() -> world.nextBatch(reader)).isInstanceOf(Exception.class);
        mendInput();
        List<T> received = new ArrayList<>();
        drain(received);

        assertComplete(received);
    }

    @Test
    public void split_whenOpenedAgain_givesTheSameRecords() throws Exception {
        reader.start();
        offerAndTake(10);
        InputBatch<T> early = firstBatchWithRecords();
        List<T> before = SourceWorld.records(early);
        offerAndTake(10);
        world.nextBatch(reader);

        assertThat(SourceWorld.records(early)).isEqualTo(before).isNotEmpty();
    }

    @Test
    public void split_whenOpenedTwiceAtATime_givesEachReaderAllRecords() throws Exception {
        reader.start();
        offerAndTake(10);
        Split<T> split = firstBatchWithRecords().splits().get(0);
        Iterator<T> outer = split.open();
        T first = outer.next();
        List<T> inner = SourceWorld.records(split);
        List<T> seen = new ArrayList<>(List.of(first));
        outer.forEachRemaining(seen::add);

        assertThat(seen).isEqualTo(inner);
    }

    @Test
    public void counts_areThoseOfTheRecords_orUnknown() throws Exception {
        reader.start();
        offerAndTake(10);
        InputBatch<T> batch = firstBatchWithRecords();

        assertThat(batch.recordCount())
                .isIn(-1L, (long) SourceWorld.records(batch).size());
        for (Split<T> split : batch.splits()) {
            assertThat(split.elementCount())
                    .isIn(-1L, (long) SourceWorld.records(split).size());
        }
    }

    @Test
    public void release_ofEarlierBatches_leavesLaterOnesWhole() throws Exception {
        reader.start();
        offerAndTake(6);
        InputBatch<T> batch = firstBatchWithRecords();
        List<T> received = new ArrayList<>(SourceWorld.records(batch));
        for (int round = 0; round < 3; round++) {
            offerAndTake(6);
            BatchTime released = world.cut(reader);
            received.addAll(SourceWorld.records(reader.plan(released)));
            reader.release(released);
        }
        drain(received);

        assertComplete(received);
    }

    @Test
    public void hasUnplannedInput_whenEverythingIsPlanned_isFalse() throws Exception {
        reader.start();
        offerAndTake(5);
        drain(new ArrayList<>());

        assertThat(reader.hasUnplannedInput()).isFalse();
    }

    @Test
    public void stop_handsOutWhatWasTakenAndThenNothing() throws Exception {
        reader.start();
        offerAndTake(5);
        boolean hadInput = reader.hasUnplannedInput();
        reader.stop();
        reader.stop();
        long toldCount = reader.unplannedRecordCount();
        List<T> received = new ArrayList<>();
        for (int batch = 0; reader.hasUnplannedInput(); batch++) {
            assertThat(batch).as("batches after the stop").isLessThan(MOST_BATCHES);
            received.addAll(SourceWorld.records(world.nextBatch(reader)));
        }

        assertThat(received).isEqualTo(records(received.size()));
        assertThat(received.isEmpty()).isNotEqualTo(hadInput);
        assertThat(toldCount).as("unplannedRecordCount after the stop").isIn(-1L, (long) received.size());
        assertThat(reader.unplannedRecordCount()).isZero();
        assertThat(SourceWorld.records(world.nextBatch(reader))).isEmpty();
        assertThat(SourceWorld.records(world.nextBatch(reader))).isEmpty();
    }

    @Test
    public void close_withoutAStartOrAgain_doesNothing() throws Exception {
        reader.close();
        reader.close();
    }

    @Test
    public void close_withoutAStop_endsTheSource() throws Exception {
        reader.start();
        offerAndTake(5);
        reader.close();
        reader.close();
    }

    @Test
    public void limitRate_holdsInEveryBatch_orIsIgnored() throws Exception {
        reader.start();
        reader.limitRate(RATE);
        for (int unit = 0; unit < 200; unit += largestUnit()) {
            offer(largestUnit());
        }
        long startMillis = world.seams().clock().epochMillis();
        List<T> received = new ArrayList<>();
        for (int batch = 0; batch < 5; batch++) {
            world.advance(Duration.ofMillis(50));
            received.addAll(SourceWorld.records(world.nextBatch(reader)));
        }
        double seconds = (world.seams().clock().epochMillis() - startMillis) / 1e3;

        if (limitsRate()) {
            // A twentieth of a second's worth may have been saved up; the first record of all is free.
            assertThat((double) received.size()).isBetween(1.0, RATE * (seconds + 0.05) + 5 * largestUnit());
        }
        reader.limitRate(1e9);
        drain(received);
        assertComplete(received);
    }

    private void offer(int count) throws Exception {
        long from = offeredCount;
        offeredCount += count;
        offer(from, offeredCount);
    }

    private void offerAndTake(int count) throws Exception {
        offer(count);
        if (takesInAhead()) {
            world.await("the source has input", () -> makesRecordsByItself() || reader.hasUnplannedInput());
        }
    }

    private InputBatch<T> firstBatchWithRecords() throws Exception {
        for (int batch = 0; batch < MOST_BATCHES; batch++) {
            InputBatch<T> next = world.nextBatch(reader);
            if (!SourceWorld.records(next).isEmpty()) {
                return next;
            }
        }
        throw new AssertionError(offeredCount + " records were offered, and none came in " + MOST_BATCHES + " batches");
    }

    /** Adds batches until everything offered has come, and two more, which would show a record that comes twice. */
    private void drain(List<T> received) throws Exception {
        for (int batch = 0; batch < MOST_BATCHES && received.size() < offeredCount; batch++) {
            received.addAll(SourceWorld.records(world.nextBatch(reader)));
        }
        received.addAll(SourceWorld.records(world.nextBatch(reader)));
        received.addAll(SourceWorld.records(world.nextBatch(reader)));
    }

    private void assertComplete(List<T> received) {
        long expectedCount = makesRecordsByItself() ? Math.max(offeredCount, received.size()) : offeredCount;
        assertThat(received).isEqualTo(records(expectedCount));
    }

    private List<T> records(long count) {
        return LongStream.range(0, count).mapToObj(this::record).toList();
    }
}

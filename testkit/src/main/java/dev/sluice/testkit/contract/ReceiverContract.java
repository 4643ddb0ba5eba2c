package dev.sluice.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.config.StreamingConf;
import dev.sluice.rdd.StorageLevel;
import dev.sluice.spi.Receiver;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Checks that a {@link Receiver} keeps to its protocol: it stores what it receives once and in order, waits when there is no room, ends what
 * it began, and can be started again.
 *
 * <p>Extend it for a receiver of yours. The suite plays the engine and offers numbered records:
 *
 * <pre>{@code
 * final class OrdersReceiverTest extends ReceiverContract<String> {
 *     private final OrdersServer server = new OrdersServer();
 *
 *     protected Receiver<String> createReceiver() {
 *         return new OrdersReceiver(server.address());
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
 *         return SourceWorld.onThisMachine(); // for a receiver with threads or connections of its own
 *     }
 * }
 * }</pre>
 *
 * <p>The stream that a receiver becomes is checked by {@link SourceContract}.
 *
 * <p><b>Thread rule:</b> confined to the test's thread.
 *
 * @param <T> the records
 */
public abstract class ReceiverContract<T> {
    private static final Duration A_WHILE = Duration.ofMillis(300);

    private SourceWorld world;
    private Receiver<T> receiver;
    private ReceiverStand<T> stand;
    private long offeredCount;

    /** Returns the receiver under test. Called once for each test, before it is started. */
    protected abstract Receiver<T> createReceiver() throws Exception;

    /** Returns the record with a number from 0. */
    protected abstract T record(long number);

    /**
     * Offers the records with numbers from {@code from} up to but without {@code to}, to be received now; numbers follow each other. Called
     * while the receiver is started.
     */
    protected abstract void offer(long from, long to) throws Exception;

    /** Returns what surrounds the receiver; a simulated world unless overridden. */
    protected SourceWorld createWorld() {
        return SourceWorld.simulated();
    }

    /** Returns the settings that the receiver gets; the defaults unless overridden. */
    protected StreamingConf conf() {
        return StreamingConf.create();
    }

    /** Returns whether {@link #breakInput} can be called. */
    protected boolean canBreak() {
        return false;
    }

    /** Ends what the receiver reads from, as a peer that goes away; the next {@link #offer} is to a receiver that was started again. */
    protected void breakInput() throws Exception {
        throw new UnsupportedOperationException("override breakInput where canBreak is true");
    }

    /** Called after the receiver was ended by the suite, before it is started again; a peer forgets its connection here. */
    protected void receiverHasEnded() throws Exception {}

    /** Returns what surrounds the receiver under test. */
    protected final SourceWorld world() {
        return world;
    }

    @BeforeEach
    public void attachReceiver() throws Exception {
        world = createWorld();
        receiver = createReceiver();
        stand = new ReceiverStand<>(world, conf(), receiver);
    }

    @AfterEach
    public void endReceiver() throws Exception {
        if (stand.isStarted()) {
            stand.end();
        }
        world.close();
        assertThat(stand.complaints()).isEmpty();
    }

    @Test
    public void location_saysWhereRecordsComeFrom() {
        assertThat(receiver.location()).isNotBlank();
    }

    @Test
    public void storageLevel_keepsRecordsSomewhere() {
        assertThat(receiver.storageLevel()).isNotEqualTo(StorageLevel.NONE);
    }

    @Test
    public void onStart_returnsAndRecordsAreStoredOnceAndInOrder() throws Exception {
        stand.begin();
        offer(20);
        awaitStored(20);
        offer(20);
        awaitStored(40);
        world.advance(A_WHILE);

        assertThat(stand.stored()).isEqualTo(records(40));
    }

    @Test
    public void store_whenThereIsNoRoom_waitsAndLosesNothing() throws Exception {
        stand.setRoom(4);
        stand.begin();
        offer(20);
        awaitStored(4);
        world.advance(A_WHILE);
        assertThat(stand.stored()).isEqualTo(records(4));

        stand.setRoom(6);
        awaitStored(10);
        stand.setRoom(Integer.MAX_VALUE);
        awaitStored(20);

        assertThat(stand.stored()).isEqualTo(records(20));
    }

    @Test
    public void onStop_endsTheStoring() throws Exception {
        stand.begin();
        offer(5);
        awaitStored(5);
        stand.end();
        int countAtStop = stand.stored().size();
        world.advance(A_WHILE);

        assertThat(stand.stored()).hasSize(countAtStop);
    }

    @Test
    public void onStop_whileThereIsNoRoom_doesNotWaitForRoom() throws Exception {
        stand.setRoom(1);
        stand.begin();
        offer(5);
        awaitStored(1);
        long startNanos = world.seams().clock().nanoTime();
        stand.end();

        assertThat(Duration.ofNanos(world.seams().clock().nanoTime() - startNanos))
                .isLessThan(Duration.ofSeconds(5));
        assertThat(stand.stored()).isEqualTo(records(1));
    }

    @Test
    public void onStop_beforeAnythingCame_ends() throws Exception {
        stand.begin();
        stand.end();
        world.advance(A_WHILE);

        assertThat(stand.stored()).isEmpty();
    }

    @Test
    public void onStart_afterAStop_receivesAgain() throws Exception {
        stand.begin();
        offer(5);
        awaitStored(5);
        stand.end();
        receiverHasEnded();
        stand.begin();
        offer(5);
        awaitStored(10);

        assertThat(stand.stored()).isEqualTo(records(10));
    }

    @Test
    public void lostInput_isStoredAsFarAsItCame_andMakesTheReceiverAskForARestart() throws Exception {
        if (!canBreak()) {
            return; // nothing to be shown
        }
        stand.begin();
        offer(5);
        breakInput();
        world.await("the receiver asks for a restart", () -> !stand.requests().isEmpty());
        stand.end();
        receiverHasEnded();
        stand.begin();
        offer(5);
        awaitStored(10);

        assertThat(stand.stored()).isEqualTo(records(10));
        assertThat(stand.requests()).hasSize(1);
    }

    private void offer(int count) throws Exception {
        long from = offeredCount;
        offeredCount += count;
        offer(from, offeredCount);
    }

    private void awaitStored(int count) throws InterruptedException {
        world.await(count + " records are stored", () -> stand.stored().size() >= count);
    }

    private List<T> records(int count) {
        return LongStream.range(0, count).mapToObj(this::record).toList();
    }
}

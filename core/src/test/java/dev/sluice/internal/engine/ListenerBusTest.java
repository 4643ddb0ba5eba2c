package dev.sluice.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.EngineChecks;
import dev.sluice.event.StreamingEvent;
import dev.sluice.event.StreamingEvent.EdgesMerged;
import dev.sluice.event.StreamingEvent.StreamingStopped;
import dev.sluice.event.StreamingListener;
import dev.sluice.internal.simulated.SimulatedSeams;
import dev.sluice.internal.system.SystemSeams;
import dev.sluice.spi.Seams;
import dev.sluice.spi.Tasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of events when listeners are slow, or many publish. */
class ListenerBusTest {
    @RegisterExtension
    final EngineChecks checks = new EngineChecks();

    private final SimulatedSeams seams = SimulatedSeams.inOrder(0, 1);
    private final List<StreamingEvent> heard = new CopyOnWriteArrayList<>();

    @Test
    void events_beyondTheBound_areDroppedCountedAndLogged_andTheLastEventIsNot() {
        checks.expectWarning("1 events were dropped because a StreamingListener is slow");
        checks.expectWarning("2 events were dropped");
        checks.expectWarning("3 events in all were not delivered");
        ListenerBus bus = open(4);

        for (int number = 0; number < 7; number++) {
            bus.publish(event(number));
        }
        bus.publish(new StreamingStopped(0, Optional.empty(), List.of()));
        bus.close();

        assertThat(heard)
                .containsExactly(
                        event(0), event(1), event(2), event(3), new StreamingStopped(0, Optional.empty(), List.of()));
    }

    @Test
    void events_whenThereIsRoomAgain_areDelivered() {
        checks.expectWarning("1 events were dropped because a StreamingListener is slow");
        checks.expectWarning("1 events in all were not delivered");
        ListenerBus bus = open(1);

        bus.publish(event(0));
        bus.publish(event(1));
        seams.tasks().runUntilIdle();
        bus.publish(event(2));
        bus.close();

        assertThat(heard).containsExactly(event(0), event(2));
    }

    @Test
    void publish_whenNobodyListensOrTheBusIsNotOpen_doesNothing() {
        ListenerBus bus = new ListenerBus(1);
        bus.publish(event(0));
        bus.open(seams.tasks());
        bus.publish(event(1));
        bus.publish(event(2));
        bus.close();

        assertThat(heard).isEmpty();
    }

    @Test
    void isOnOwnThread_isTrueWithinAListenerOnly_alsoAfterOneThatThrew() {
        checks.expectWarning("threw on EdgesMerged");
        ListenerBus bus = new ListenerBus(4);
        List<Boolean> seen = new ArrayList<>();
        bus.add(new StreamingListener() {
            @Override
            public void onOther(StreamingEvent other) {
                seen.add(bus.isOnOwnThread());
                throw new StackOverflowError("fault");
            }
        });
        bus.open(seams.tasks());

        bus.publish(event(0));
        bus.close();

        assertThat(seen).containsExactly(true);
        assertThat(bus.isOnOwnThread()).isFalse();
    }

    @Test
    void publish_whenManyThreadsRaceForTheLastPlaces_neverWaits_andCountsWhatIsLost() throws Exception {
        checks.expectWarning("events were dropped because a StreamingListener is slow");
        checks.expectWarning("events in all were not delivered because a StreamingListener was slow");
        Seams real = SystemSeams.create(2, "sluice-bus-test");
        ListenerBus bus = new ListenerBus(16);
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch published = new CountDownLatch(4);
        bus.add(new StreamingListener() {
            @Override
            public void onOther(StreamingEvent event) {
                try {
                    held.await(20, TimeUnit.SECONDS);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
                heard.add(event);
            }
        });
        bus.open(real.tasks());

        for (int publisher = 0; publisher < 4; publisher++) {
            AtomicInteger sent = new AtomicInteger();
            real.tasks().loop("publisher-" + publisher, () -> {
                bus.publish(event(sent.get()));
                if (sent.incrementAndGet() < 1_000) {
                    return Tasks.Progress.WORKED;
                }
                published.countDown();
                return Tasks.Progress.DONE;
            });
        }

        assertThat(published.await(20, TimeUnit.SECONDS))
                .as("nobody waits for the listener")
                .isTrue();
        held.countDown();
        bus.close();
        real.tasks().close();
        assertThat(heard).hasSizeBetween(16, 17);
        assertThat(checks.warnings())
                .last()
                .asString()
                .contains((4_000 - heard.size()) + " events in all were not delivered");
    }

    private ListenerBus open(int capacity) {
        ListenerBus bus = new ListenerBus(capacity);
        bus.add(new StreamingListener() {
            @Override
            public void onOther(StreamingEvent event) {
                heard.add(event);
            }

            @Override
            public void onStreamingStopped(StreamingStopped stopped) {
                heard.add(stopped);
            }
        });
        bus.open(seams.tasks());
        return bus;
    }

    private static EdgesMerged event(int number) {
        return new EdgesMerged(number, number, 1);
    }
}

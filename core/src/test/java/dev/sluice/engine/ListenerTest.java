package dev.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.event.StreamingEvent;
import dev.sluice.event.StreamingListener;
import dev.sluice.testing.StreamTestDriver;
import dev.sluice.testing.TestInput;
import dev.sluice.time.Durations;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a listener hears, and in which order. */
class ListenerTest {

    @Test
    void events_ofABatch_comeInTheOrderOfTheTree() {
        StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1));
        TestInput<Integer> numbers = driver.input("numbers");
        driver.capture(numbers.stream());
        driver.start();
        numbers.add(1, 2, 3);
        driver.nextBatch();
        driver.close();

        assertThat(names(driver.events()))
                .containsExactly(
                        "StreamingStarted",
                        "BatchSubmitted",
                        "BatchStarted",
                        "OutputStarted",
                        "OutputCompleted",
                        "BatchCompleted",
                        "StreamingStopped");
    }

    @Test
    void batchCompleted_knowsRecordsInputsAndOutputs() {
        StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1));
        TestInput<Integer> numbers = driver.input("numbers");
        numbers.stream().foreachRDD(rdd -> {}).named("store");
        driver.start();
        numbers.add(1, 2, 3);
        driver.nextBatch();
        driver.close();

        StreamingEvent.BatchInfo batch = driver.events().stream()
                .filter(StreamingEvent.BatchCompleted.class::isInstance)
                .map(event -> ((StreamingEvent.BatchCompleted) event).batch())
                .findFirst()
                .orElseThrow();
        assertThat(batch.recordCount()).isEqualTo(3);
        assertThat(batch.inputs())
                .extracting(StreamingEvent.InputInfo::streamName)
                .containsExactly("numbers");
        assertThat(batch.outputs()).extracting(StreamingEvent.OutputInfo::name).containsExactly("store");
        assertThat(batch.totalDelayMillis()).isZero();
    }

    @Test
    void listenerThatThrows_disturbsNobody() {
        StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1));
        driver.capture(driver.<Integer>input("numbers").stream());
        driver.context().addStreamingListener(new StreamingListener() {
            @Override
            public void onBatchStarted(StreamingEvent.BatchStarted started) {
                throw new IllegalStateException("bad listener");
            }
        });
        driver.start();

        driver.nextBatches(2);
        driver.close();

        assertThat(names(driver.events())).filteredOn("BatchCompleted"::equals).hasSize(2);
    }

    private static List<String> names(List<StreamingEvent> events) {
        return events.stream().map(event -> event.getClass().getSimpleName()).toList();
    }
}

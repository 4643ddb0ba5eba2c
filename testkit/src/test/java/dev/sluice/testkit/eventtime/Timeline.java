package dev.sluice.testkit.eventtime;

import dev.sluice.DStream;
import dev.sluice.DStreamLike;
import dev.sluice.EventTimeDStream;
import dev.sluice.KeyedEventDStream;
import dev.sluice.event.StreamingEvent;
import dev.sluice.eventtime.EventTime;
import dev.sluice.eventtime.WindowResult;
import dev.sluice.testing.StreamTestDriver;
import dev.sluice.testing.TestInput;
import dev.sluice.testing.TestOutput;
import java.util.ArrayList;
import java.util.List;

/** A program on events, with one batch a second from second 1. */
final class Timeline implements AutoCloseable {
    private final StreamTestDriver driver;
    private final TestInput<Event> events;

    Timeline(StreamTestDriver.Setup setup) {
        this.driver = setup.create();
        this.events = driver.input("events");
    }

    StreamTestDriver driver() {
        return driver;
    }

    DStream<Event> events() {
        return events.stream();
    }

    EventTimeDStream<Event> timed(EventTime options) {
        return events.stream().withEventTime(Event::time, options);
    }

    /** Returns the values of each key of a stream with event time. */
    static KeyedEventDStream<String, Integer> values(EventTimeDStream<Event> timed) {
        return timed.keyBy(Event::key).mapValues(Event::value);
    }

    <T> TestOutput<T> capture(DStreamLike<T, ?, ?> stream) {
        return driver.capture(stream);
    }

    void start() {
        driver.start();
    }

    void batch(Event... batch) {
        events.add(batch);
        driver.nextBatch();
    }

    void emptyBatches(int count) {
        driver.nextBatches(count);
    }

    static Event at(String key, int value, long at) {
        return new Event(key, value, at);
    }

    /** Returns the results of each batch as text, such as {@code a[0,1000)=3} and {@code a[0,1000)=4 r1} for a correction. */
    static <R> List<List<String>> text(TestOutput<WindowResult<String, R>> output) {
        List<List<String>> batches = new ArrayList<>();
        output.perBatch()
                .forEach(batch -> batches.add(batch.stream().map(Timeline::text).toList()));
        return batches;
    }

    static String text(WindowResult<?, ?> result) {
        String revision = result.revision() == 0 ? "" : " r" + result.revision();
        return result.key() + "[" + result.start().toEpochMilli() + ","
                + result.end().toEpochMilli() + ")=" + result.value() + revision;
    }

    /** Returns the watermark after each batch that moved it, in milliseconds. */
    List<Long> watermarks() {
        return told(StreamingEvent.WatermarkAdvanced.class).stream()
                .map(event -> event.watermark().toEpochMilli())
                .toList();
    }

    <E extends StreamingEvent> List<E> told(Class<E> kind) {
        return driver.events().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Override
    public void close() {
        driver.close();
    }
}

package dev.sluice.testing;

import dev.sluice.event.StreamingEvent;
import dev.sluice.event.StreamingListener;
import java.util.ArrayList;
import java.util.List;

/** Keeps all events. */
final class EventLog implements StreamingListener {
    private final List<StreamingEvent> events = new ArrayList<>();

    List<StreamingEvent> all() {
        return List.copyOf(events);
    }

    @Override
    public void onStreamingStarted(StreamingEvent.StreamingStarted started) {
        events.add(started);
    }

    @Override
    public void onStreamingStopped(StreamingEvent.StreamingStopped stopped) {
        events.add(stopped);
    }

    @Override
    public void onReceiverStarted(StreamingEvent.ReceiverStarted started) {
        events.add(started);
    }

    @Override
    public void onReceiverError(StreamingEvent.ReceiverError error) {
        events.add(error);
    }

    @Override
    public void onReceiverStopped(StreamingEvent.ReceiverStopped stopped) {
        events.add(stopped);
    }

    @Override
    public void onBatchSubmitted(StreamingEvent.BatchSubmitted submitted) {
        events.add(submitted);
    }

    @Override
    public void onBatchStarted(StreamingEvent.BatchStarted started) {
        events.add(started);
    }

    @Override
    public void onBatchCompleted(StreamingEvent.BatchCompleted completed) {
        events.add(completed);
    }

    @Override
    public void onBatchFailed(StreamingEvent.BatchFailed failed) {
        events.add(failed);
    }

    @Override
    public void onOutputOperationStarted(StreamingEvent.OutputStarted started) {
        events.add(started);
    }

    @Override
    public void onOutputOperationCompleted(StreamingEvent.OutputCompleted completed) {
        events.add(completed);
    }

    @Override
    public void onOther(StreamingEvent event) {
        events.add(event);
    }
}

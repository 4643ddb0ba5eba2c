package dev.sluice.event;

/** Calls the method of a listener that is for an event. */
public final class EventDispatch {
    private EventDispatch() {}

    /** Delivers {@code event} to {@code listener}. */
    public static void deliver(StreamingEvent event, StreamingListener listener) {
        if (event instanceof StreamingEvent.BatchCompleted completed) {
            listener.onBatchCompleted(completed);
        } else if (event instanceof StreamingEvent.BatchFailed failed) {
            listener.onBatchFailed(failed);
        } else if (event instanceof StreamingEvent.BatchSubmitted submitted) {
            listener.onBatchSubmitted(submitted);
        } else if (event instanceof StreamingEvent.BatchStarted started) {
            listener.onBatchStarted(started);
        } else if (event instanceof StreamingEvent.OutputStarted started) {
            listener.onOutputOperationStarted(started);
        } else if (event instanceof StreamingEvent.OutputCompleted completed) {
            listener.onOutputOperationCompleted(completed);
        } else {
            deliverRare(event, listener);
        }
    }

    private static void deliverRare(StreamingEvent event, StreamingListener listener) {
        if (event instanceof StreamingEvent.StreamingStarted started) {
            listener.onStreamingStarted(started);
        } else if (event instanceof StreamingEvent.StreamingStopped stopped) {
            listener.onStreamingStopped(stopped);
        } else if (event instanceof StreamingEvent.ReceiverStarted started) {
            listener.onReceiverStarted(started);
        } else if (event instanceof StreamingEvent.ReceiverError error) {
            listener.onReceiverError(error);
        } else if (event instanceof StreamingEvent.ReceiverStopped stopped) {
            listener.onReceiverStopped(stopped);
        } else {
            listener.onOther(event);
        }
    }
}

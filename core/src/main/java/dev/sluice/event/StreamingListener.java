package dev.sluice.event;

/**
 * Hears what happens in a streaming context; override what you want to know.
 *
 * <pre>
 *   onStreamingStarted
 *   ├── onReceiverStarted · onReceiverError · onReceiverStopped            any number, per receiver in this order
 *   ├── onBatchSubmitted ► onBatchStarted                                  per batch; instead of the start, BatchDropped if it was dropped at a stop
 *   │      ├── onOutputOperationStarted ► onOutputOperationCompleted       per output; the start has its end, also on failure
 *   │      └── onBatchCompleted | onBatchFailed                            exactly one of the two for each started batch
 *   ├── onOther                                                            dropped batches, merged edges, watermarks, rejected and late elements, sources that throw, spills, blocked receivers, refused input, rates
 *   └── onStreamingStopped                                                 last
 * </pre>
 *
 * <p>Events arrive one at a time, in order, on a thread of the listeners' own, so a slow listener delays the others but never a
 * batch. Too many waiting events ({@code sluice.listener.queueSize}) are dropped and counted. What a listener throws is logged.
 *
 * <p><b>Thread rule:</b> called on one thread.
 */
public interface StreamingListener {

    default void onStreamingStarted(StreamingEvent.StreamingStarted started) {}

    default void onStreamingStopped(StreamingEvent.StreamingStopped stopped) {}

    default void onReceiverStarted(StreamingEvent.ReceiverStarted started) {}

    default void onReceiverError(StreamingEvent.ReceiverError error) {}

    default void onReceiverStopped(StreamingEvent.ReceiverStopped stopped) {}

    default void onBatchSubmitted(StreamingEvent.BatchSubmitted submitted) {}

    default void onBatchStarted(StreamingEvent.BatchStarted started) {}

    default void onBatchCompleted(StreamingEvent.BatchCompleted completed) {}

    default void onBatchFailed(StreamingEvent.BatchFailed failed) {}

    default void onOutputOperationStarted(StreamingEvent.OutputStarted started) {}

    default void onOutputOperationCompleted(StreamingEvent.OutputCompleted completed) {}

    /** Called for every event that has no method of its own. */
    default void onOther(StreamingEvent event) {}
}

package dev.sluice.testkit.eventtime;

import dev.sluice.testing.StreamTestDriver;
import dev.sluice.time.Durations;
import org.junit.jupiter.api.AfterEach;

/** A contract on programs with event time, for one runtime. */
abstract class EventTimeContract {
    private Timeline timeline = new Timeline(StreamTestDriver.setup(Durations.seconds(1)));

    /** Returns a driver with batches of one second. */
    abstract StreamTestDriver.Setup setup();

    @AfterEach
    void closeTimeline() {
        timeline.close();
    }

    final Timeline timeline() {
        return timeline(setup());
    }

    final Timeline timeline(StreamTestDriver.Setup setup) {
        timeline.close();
        timeline = new Timeline(setup);
        return timeline;
    }
}

package dev.sluice.testkit.eventtime;

import dev.sluice.testing.StreamTestDriver;
import dev.sluice.time.Durations;

class EmbeddedWindowTest extends WindowContract {
    @Override
    StreamTestDriver.Setup setup() {
        return StreamTestDriver.setup(Durations.seconds(1));
    }
}

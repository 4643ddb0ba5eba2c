package dev.sluice.testkit.eventtime;

import dev.sluice.testing.StreamTestDriver;
import dev.sluice.time.Durations;

class EmbeddedJoinTest extends JoinContract {
    @Override
    StreamTestDriver.Setup setup() {
        return StreamTestDriver.setup(Durations.seconds(1));
    }
}

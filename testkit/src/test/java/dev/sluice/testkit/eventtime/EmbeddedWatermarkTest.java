package dev.sluice.testkit.eventtime;

import dev.sluice.testing.StreamTestDriver;
import dev.sluice.time.Durations;

class EmbeddedWatermarkTest extends WatermarkContract {
    @Override
    StreamTestDriver.Setup setup() {
        return StreamTestDriver.setup(Durations.seconds(1));
    }
}

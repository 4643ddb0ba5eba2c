package dev.sluice.testkit.eventtime;

import dev.sluice.testing.StreamTestDriver;
import dev.sluice.testkit.ElementTrip;
import dev.sluice.testkit.ReferenceRuntime;
import dev.sluice.time.Durations;

class ReferenceWindowTest extends WindowContract {
    @Override
    StreamTestDriver.Setup setup() {
        return StreamTestDriver.setup(Durations.seconds(1))
                .runtime(context -> new ReferenceRuntime(2, 3, ElementTrip.throughCodec()));
    }
}

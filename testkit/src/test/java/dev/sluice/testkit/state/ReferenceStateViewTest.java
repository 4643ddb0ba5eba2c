package dev.sluice.testkit.state;

import dev.sluice.testing.StreamTestDriver;
import dev.sluice.testkit.ElementTrip;
import dev.sluice.testkit.ReferenceRuntime;

class ReferenceStateViewTest extends StateViewContract {
    @Override
    StreamTestDriver.Setup setup() {
        return GoldenBatches.setup().runtime(context -> new ReferenceRuntime(2, 3, ElementTrip.throughCodec()));
    }
}

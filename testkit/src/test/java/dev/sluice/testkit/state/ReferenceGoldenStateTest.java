package dev.sluice.testkit.state;

import dev.sluice.testing.StreamTestDriver;
import dev.sluice.testkit.ElementTrip;
import dev.sluice.testkit.ReferenceRuntime;

class ReferenceGoldenStateTest extends GoldenStateContract {
    @Override
    StreamTestDriver.Setup setup() {
        return GoldenBatches.setup().runtime(context -> new ReferenceRuntime(2, 1, ElementTrip.throughCodec()));
    }
}

package dev.sluice.testkit.shared;

import dev.sluice.testing.StreamTestDriver;
import dev.sluice.testkit.ElementTrip;
import dev.sluice.testkit.ReferenceRuntime;

class ReferenceSharedValuesTest extends SharedValuesContract {
    @Override
    StreamTestDriver.Setup setup() {
        return oneSecond().runtime(context -> new ReferenceRuntime(2, 3, ElementTrip.throughCodec()));
    }
}

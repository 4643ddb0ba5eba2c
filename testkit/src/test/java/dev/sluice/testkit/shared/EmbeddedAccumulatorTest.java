package dev.sluice.testkit.shared;

import dev.sluice.testing.StreamTestDriver;

class EmbeddedAccumulatorTest extends AccumulatorContract {
    @Override
    StreamTestDriver.Setup setup() {
        return oneSecond();
    }
}

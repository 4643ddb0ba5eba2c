package dev.sluice.testkit.state;

import dev.sluice.testing.StreamTestDriver;

class EmbeddedStateViewTest extends StateViewContract {
    @Override
    StreamTestDriver.Setup setup() {
        return GoldenBatches.setup();
    }
}

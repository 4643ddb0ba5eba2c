package dev.sluice.testkit.state;

import dev.sluice.testing.StreamTestDriver;

class EmbeddedProcessTest extends ProcessContract {
    @Override
    StreamTestDriver.Setup setup() {
        return GoldenBatches.setup();
    }
}

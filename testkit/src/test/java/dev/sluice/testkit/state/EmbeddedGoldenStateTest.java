package dev.sluice.testkit.state;

import dev.sluice.testing.StreamTestDriver;

class EmbeddedGoldenStateTest extends GoldenStateContract {
    @Override
    StreamTestDriver.Setup setup() {
        return GoldenBatches.setup();
    }
}

package dev.sluice.testkit.shared;

import dev.sluice.testing.StreamTestDriver;

class EmbeddedSharedValuesTest extends SharedValuesContract {
    @Override
    StreamTestDriver.Setup setup() {
        return oneSecond();
    }
}

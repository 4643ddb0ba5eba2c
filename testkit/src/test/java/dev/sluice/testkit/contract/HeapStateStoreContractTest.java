package dev.sluice.testkit.contract;

import dev.sluice.internal.state.heap.HeapStateStore;
import dev.sluice.spi.StateStore;

class HeapStateStoreContractTest extends StateStoreContract {
    @Override
    protected StateStore create() {
        return new HeapStateStore();
    }
}

package dev.sluice.internal.state;

import dev.sluice.config.StateKeys;
import dev.sluice.config.StreamingConf;
import dev.sluice.error.ErrorCode;
import dev.sluice.error.Problem;
import dev.sluice.internal.state.heap.HeapStateStore;
import dev.sluice.spi.RuntimeContext;
import dev.sluice.spi.StateStore;
import dev.sluice.spi.StateStoreProvider;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds and opens the state store that a program's settings name.
 *
 * <p><b>Thread rule:</b> immutable.
 */
final class StoreChoice {
    private static final String HEAP = "heap";

    private final StreamingConf conf;
    private final Map<String, StateStoreProvider> providers;

    private StoreChoice(StreamingConf conf, Map<String, StateStoreProvider> providers) {
        this.conf = conf;
        this.providers = providers;
    }

    /** Returns the choice among the heap and the stores on the class path, which are looked for unless it is the heap. */
    static StoreChoice of(StreamingConf conf) {
        Map<String, StateStoreProvider> providers = new TreeMap<>();
        if (!conf.get(StateKeys.STORE).equals(HEAP)) {
            ServiceLoader.load(StateStoreProvider.class).forEach(provider -> providers.put(provider.name(), provider));
        }
        return new StoreChoice(conf, providers);
    }

    List<Problem> problems() {
        String name = conf.get(StateKeys.STORE);
        if (name.equals(HEAP) || providers.containsKey(name)) {
            return List.of();
        }
        String known =
                Stream.concat(Stream.of(HEAP), providers.keySet().stream()).collect(Collectors.joining(", "));
        return List.of(new Problem(
                ErrorCode.CONFIG_INVALID_VALUE,
                StateKeys.STORE.name(),
                "There is no state store '" + name + "'; known are: " + known,
                "Name one of them, or add the module that brings '" + name + "' to the class path."));
    }

    StateStore open(RuntimeContext context) {
        StateStoreProvider provider = providers.get(conf.get(StateKeys.STORE));
        return provider == null
                ? new HeapStateStore()
                : provider.open(new StateStoreProvider.Context(
                        context.blockCodec(),
                        context.seams().disk(),
                        conf.get(StateKeys.DIRECTORY),
                        memoryLimitBytes()));
    }

    long memoryLimitBytes() {
        return conf.get(StateKeys.MEMORY_LIMIT)
                .orElseGet(() -> Math.max(1, Runtime.getRuntime().maxMemory() / 2));
    }
}

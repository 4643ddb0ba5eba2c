package dev.sluice.config;

import java.util.List;
import java.util.Optional;

/**
 * The registry of every setting there is.
 *
 * <p>The keys themselves are constants by area: {@link EngineKeys}, {@link BatchKeys}, {@link ReceiverKeys},
 * {@link BackpressureKeys}, {@link SourceKeys} and {@link StateKeys}. {@code docs/configuration.md} is made from this registry.
 *
 * <p><b>Thread rule:</b> immutable.
 */
public final class ConfigKeys {

    static final KeyRegistry REGISTRY = new KeyRegistry(
            List.of(
                            EngineKeys.ALL,
                            BatchKeys.ALL,
                            ReceiverKeys.ALL,
                            BackpressureKeys.ALL,
                            SourceKeys.ALL,
                            StateKeys.ALL)
                    .stream()
                    .<ConfigKey<?>>flatMap(List::stream)
                    .toList(),
            RetiredKeys.ALL);

    private ConfigKeys() {}

    /** Returns every key, grouped by area, in the order of the documentation. */
    public static List<ConfigKey<?>> all() {
        return REGISTRY.keys();
    }

    /** Returns the settings of Spark Streaming that have no counterpart, with the reasons. */
    public static List<RetiredKey> retired() {
        return REGISTRY.retired();
    }

    /**
     * Returns the key that goes by a name.
     *
     * @param name a key's name, an alias or a deprecated name, exactly as documented
     */
    public static Optional<ConfigKey<?>> find(String name) {
        return REGISTRY.find(name);
    }
}

package dev.sluice.config;

import dev.sluice.error.NearestName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds keys by any of their names.
 *
 * <p><b>Thread rule:</b> immutable.
 */
final class KeyRegistry {

    private final List<ConfigKey<?>> keys;
    private final List<RetiredKey> retired;
    private final Map<String, ConfigKey<?>> byName = new LinkedHashMap<>();
    private final Map<String, ConfigKey<?>> byEnvironmentName = new LinkedHashMap<>();

    /** Refuses two keys that share a name: nobody could set one of them. */
    KeyRegistry(List<ConfigKey<?>> keys, List<RetiredKey> retired) {
        this.keys = List.copyOf(keys);
        this.retired = List.copyOf(retired);
        for (ConfigKey<?> key : keys) {
            key.allNames().forEach(name -> putNew(byName, name, key));
            putNew(byEnvironmentName, key.environmentName(), key);
        }
    }

    List<ConfigKey<?>> keys() {
        return keys;
    }

    List<RetiredKey> retired() {
        return retired;
    }

    Optional<ConfigKey<?>> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Optional<ConfigKey<?>> findByEnvironmentName(String name) {
        return Optional.ofNullable(byEnvironmentName.get(name));
    }

    Optional<RetiredKey> findRetired(String name) {
        return retired.stream().filter(key -> key.matches(name)).findFirst();
    }

    /** The known name that a mistyped one most likely stands for; empty when over half of it would have to change. */
    Optional<String> nearest(String name) {
        return nearest(name, name.length() / 2);
    }

    /** The known name nearest to a mistyped one; empty when more than some characters would have to change. */
    Optional<String> nearest(String name, int maxDistance) {
        if (name.startsWith(StreamingConf.ENVIRONMENT_PREFIX)) {
            return NearestName.of(name, byEnvironmentName.keySet(), maxDistance);
        }
        boolean hasPrefix = name.startsWith("sluice.") || name.startsWith("spark.");
        return NearestName.of(hasPrefix ? name : "sluice." + name, byName.keySet(), maxDistance);
    }

    private static void putNew(Map<String, ConfigKey<?>> target, String name, ConfigKey<?> key) {
        ConfigKey<?> other = target.put(name, key);
        if (other != null) {
            throw new IllegalArgumentException("The name " + name + " belongs to both " + other + " and " + key);
        }
    }
}

package dev.sluice.architecture;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The methods that a user of a type of ours can call on it, whichever class declares them.
 *
 * <p><b>Thread rule:</b> stateless.
 */
final class PublicMethods {
    private PublicMethods() {}

    /** Returns each method once: as the lowest class declares it, without bridges, and without what every object has. */
    static Collection<Method> of(Class<?>... types) {
        Map<String, Method> methods = new LinkedHashMap<>();
        for (Class<?> lowest : types) {
            for (Class<?> type = lowest; type != null && type != Object.class; type = type.getSuperclass()) {
                for (Method method : type.getDeclaredMethods()) {
                    if (Modifier.isPublic(method.getModifiers()) && !method.isSynthetic()) {
                        methods.putIfAbsent(method.getName() + List.of(method.getParameterTypes()), method);
                    }
                }
            }
        }
        return methods.values();
    }
}

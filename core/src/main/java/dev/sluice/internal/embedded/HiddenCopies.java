package dev.sluice.internal.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.reflect.Constructor;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Defines the bytes of a class of this package again, as a hidden class, and makes the one instance of it.
 *
 * <p><b>Why.</b> The JIT collects the types that it sees at a call for each method of each class. All chains share {@link MapStage}, so
 * there the call of the user's function has seen many types and is never inlined. A copy has seen one. Besides, the JIT trusts the final
 * fields of hidden classes, so that from a constant first stage ({@link FusedLoop}) the whole chain is constant.
 *
 * <p>No byte code is generated: what runs is what the compiler made of the source. A copy costs some 50 microseconds; it is unloaded
 * when its instance is collected.
 *
 * <p><b>Thread rule:</b> thread-safe.
 */
final class HiddenCopies {
    private static final Lookup LOOKUP = MethodHandles.lookup();

    private final Map<Class<?>, byte[]> bytesByTemplate = new ConcurrentHashMap<>();

    /**
     * Returns a new instance of a new copy.
     *
     * @param classData what the copy can ask for with {@link MethodHandles#classData}
     * @param arguments the arguments of the constructor with so many parameters
     * @throws ReflectiveOperationException if this JVM does not define hidden classes
     */
    Object copy(Class<?> template, Object classData, @Nullable Object... arguments)
            throws ReflectiveOperationException {
        byte[] bytes = bytesByTemplate.computeIfAbsent(template, HiddenCopies::readBytes);
        Class<?> copy =
                LOOKUP.defineHiddenClassWithClassData(bytes, classData, true).lookupClass();
        for (Constructor<?> constructor : copy.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == arguments.length) {
                return constructor.newInstance(arguments);
            }
        }
        throw new NoSuchMethodException(template + " has no constructor of " + arguments.length + " parameters");
    }

    private static byte[] readBytes(Class<?> template) {
        String file = template.getSimpleName() + ".class";
        try (InputStream in = template.getResourceAsStream(file)) {
            if (in == null) {
                throw new UnsupportedOperationException("the class path has no " + file);
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UnsupportedOperationException("cannot read " + file, unreadable);
        }
    }
}

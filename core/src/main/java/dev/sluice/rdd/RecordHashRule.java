package dev.sluice.rdd;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.RecordComponent;
import java.util.List;

/**
 * Hashes a record by its components in order.
 *
 * <p>It reads fields and not accessors, since that is what the generated {@code equals} compares: a record may declare an
 * accessor that returns something else.
 *
 * <p><b>Thread rule:</b> immutable.
 */
final class RecordHashRule implements HashRule {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final MethodHandle FIRST = own("ofComponent", int.class);
    private static final MethodHandle SECOND = own("secondOfComponent", long.class);

    /** Each is {@code (Object record) -> int}: reads one field and hashes it, a primitive without boxing. */
    private final MethodHandle[] firstOfFields;

    /** Each is {@code (Object record) -> long}. */
    private final MethodHandle[] secondOfFields;

    private RecordHashRule(List<MethodHandle> getters) {
        this.firstOfFields = getters.stream()
                .map(getter -> MethodHandles.filterReturnValue(
                        getter, hashOf(getter.type().returnType())))
                .map(hash -> hash.asType(MethodType.methodType(int.class, Object.class)))
                .toArray(MethodHandle[]::new);
        this.secondOfFields = getters.stream()
                .map(getter -> getter.asType(MethodType.methodType(Object.class, Object.class)))
                .map(getter -> MethodHandles.filterReturnValue(getter, SECOND))
                .toArray(MethodHandle[]::new);
    }

    /** Returns the rule of a record class, one that refuses its keys if the fields cannot be read or hold arrays. */
    static HashRule of(Class<?> recordClass) {
        try {
            RecordComponent[] components = recordClass.getRecordComponents();
            MethodHandle[] getters = new MethodHandle[components.length];
            for (int i = 0; i < components.length; i++) {
                if (components[i].getType().isArray()) {
                    return refusedForArray(recordClass, components[i]);
                }
                Field field = recordClass.getDeclaredField(components[i].getName());
                field.setAccessible(true);
                getters[i] = LOOKUP.unreflectGetter(field);
            }
            return new RecordHashRule(List.of(getters));
        } catch (InaccessibleObjectException | IllegalAccessException e) {
            return new Refused(
                    "Record " + recordClass.getName() + " cannot be a key: its fields cannot be read. Open its"
                            + " package to Sluice: 'opens " + recordClass.getPackageName() + ";' in module-info.java. ("
                            + e.getMessage()
                            + ")");
        } catch (NoSuchFieldException e) {
            throw new AssertionError("A record has a field for each component: " + recordClass, e);
        }
    }

    @Override
    public int first(Object key) {
        try {
            int hash = firstOfFields.length;
            for (MethodHandle field : firstOfFields) {
                hash = HashMixing.append32(hash, (int) field.invokeExact(key));
            }
            return HashMixing.finish32(hash);
        } catch (Throwable e) {
            throw rethrow(e);
        }
    }

    @Override
    public long second(Object key) {
        try {
            long hash = secondOfFields.length;
            for (MethodHandle field : secondOfFields) {
                hash = HashMixing.append64(hash, (long) field.invokeExact(key));
            }
            return HashMixing.finish64(hash);
        } catch (Throwable e) {
            throw rethrow(e);
        }
    }

    @Override
    public Stability stability() {
        return Stability.AS_COMPONENTS;
    }

    private static HashRule refusedForArray(Class<?> recordClass, RecordComponent component) {
        return new Refused("Record " + recordClass.getName() + " cannot be a key: its component '" + component.getName()
                + "' is an array (" + component.getType().getTypeName() + "), and arrays are equal only to themselves."
                + " Make the component a List, or declare equals and hashCode in the record.");
    }

    private static MethodHandle hashOf(Class<?> type) {
        if (!type.isPrimitive()) {
            return FIRST.asType(MethodType.methodType(int.class, type));
        }
        Class<?> box = MethodType.methodType(type).wrap().returnType();
        return find(MethodHandles.publicLookup(), box, "hashCode", MethodType.methodType(int.class, type));
    }

    private static MethodHandle own(String name, Class<?> result) {
        return find(LOOKUP, StableHash.class, name, MethodType.methodType(result, Object.class));
    }

    private static MethodHandle find(MethodHandles.Lookup lookup, Class<?> owner, String name, MethodType type) {
        try {
            return lookup.findStatic(owner, name, type);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("Needs " + owner.getName() + "." + name + type, e);
        }
    }

    /** Field getters throw nothing checked; what comes is from a component's own {@code hashCode}. */
    private static RuntimeException rethrow(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return (RuntimeException) thrown;
    }
}

package dev.sluice.internal.codec;

import dev.sluice.error.StreamingException;
import dev.sluice.internal.codec.StoredType.StoredComponent;
import dev.sluice.internal.codec.StoredType.StoredRecord;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes a record component by component, and matches its components by name with those of stored bytes.
 *
 * <p>Reading is one method handle for each pair of stored and present schema: the canonical constructor, with each
 * parameter replaced by a read, or by the default of a component that the bytes do not have. Nothing is boxed and no
 * argument array is made. The reads nest such that the outermost, which runs first, is that of the first stored
 * component; so components may be declared in another order than they are stored in.
 *
 * <p><b>Thread rule:</b> immutable.
 */
final class RecordFormat implements SchemaFormat {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final MethodHandle WRITE_REFERENCE = handle(
            () -> LOOKUP.findVirtual(Encoder.class, "writeValue", MethodType.methodType(void.class, Object.class)));
    private static final MethodHandle READ_REFERENCE = handle(() -> LOOKUP.findStatic(
            RecordFormat.class, "readReference", MethodType.methodType(Object.class, Component.class, Decoder.class)));

    private final Class<?> type;
    private final List<Component> components;
    private final MethodHandle[] writers;
    private final MethodHandle constructor;

    /** One component as the present class declares it. */
    private record Component(String name, Class<?> rawType, String typeName, Optional<Object> defaultValue) {}

    /** A look-up of a method handle. */
    @FunctionalInterface
    private interface HandleLookup {
        MethodHandle find() throws ReflectiveOperationException;
    }

    RecordFormat(Class<?> type) {
        RecordComponent[] declared = type.getRecordComponents();
        this.type = type;
        this.components = Arrays.stream(declared).map(RecordFormat::component).toList();
        this.writers = Arrays.stream(declared).map(RecordFormat::writer).toArray(MethodHandle[]::new);
        this.constructor = constructor(type, declared);
    }

    @Override
    public void write(Object value, Encoder out) {
        int index = 0;
        try {
            for (; index < writers.length; index++) {
                writers[index].invokeExact(out, value);
            }
        } catch (CodecPathException problem) {
            throw problem.inside("." + components.get(index).name());
        } catch (StreamingException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new CodecPathException("the accessor threw " + failure, failure)
                    .inside("." + components.get(index).name());
        }
    }

    @Override
    public StoredType storedType() {
        return new StoredRecord(
                type.getName(),
                components.stream()
                        .map(component -> new StoredComponent(component.name(), component.typeName()))
                        .toList());
    }

    @Override
    public ValueReader readerFor(StoredType stored) {
        if (!(stored instanceof StoredRecord storedRecord)) {
            throw new CodecPathException("stored as something else, now a record. Give the record another name.");
        }
        MethodHandle construct = constructor.asType(constructor.type().changeReturnType(Object.class));
        MethodHandle reader = reader(construct, match(storedRecord));
        return in -> read(reader, in);
    }

    private Object read(MethodHandle reader, Decoder in) {
        try {
            return (Object) reader.invokeExact(in);
        } catch (CodecPathException | StreamingException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new CodecPathException(
                    "the constructor of " + type.getName() + " refused stored components: " + failure, failure);
        }
    }

    /** Returns for every stored component the index of its present one. */
    private int[] match(StoredRecord stored) {
        Map<String, Integer> positions = new HashMap<>();
        for (int index = 0; index < components.size(); index++) {
            positions.put(components.get(index).name(), index);
        }
        int[] targets = new int[stored.components().size()];
        for (int index = 0; index < targets.length; index++) {
            StoredComponent component = stored.components().get(index);
            Integer position = positions.remove(component.name());
            targets[index] = checked(component, position);
        }
        for (Integer added : positions.values()) {
            requireDefault(components.get(added));
        }
        return targets;
    }

    private int checked(StoredComponent stored, @Nullable Integer position) {
        if (position == null) {
            throw new CodecPathException("component '" + stored.name() + "' of stored type " + stored.type()
                    + " is missing in the present class, and its values would be lost. Put the component back"
                    + " (it need not be used), or rename the record.");
        }
        String presentType = components.get(position).typeName();
        if (!presentType.equals(stored.type())) {
            throw new CodecPathException("component '" + stored.name() + "' was stored as " + stored.type()
                    + " and is now " + presentType + ". Keep its type, and add a component of another name.");
        }
        return position;
    }

    private static void requireDefault(Component added) {
        if (added.defaultValue().isEmpty()) {
            throw new CodecPathException("component '" + added.name() + "' of type " + added.typeName()
                    + " was added and is not in the stored class. Declare @CodecDefault on it, or make it Optional.");
        }
    }

    private MethodHandle reader(MethodHandle construct, int[] targets) {
        MethodHandle reader = construct;
        boolean[] isStored = new boolean[components.size()];
        for (int index = targets.length - 1; index >= 0; index--) {
            isStored[targets[index]] = true;
            reader = MethodHandles.collectArguments(
                    reader, targets[index], componentReader(components.get(targets[index])));
        }
        for (int position = components.size() - 1; position >= 0; position--) {
            if (!isStored[position]) {
                Object value = components.get(position).defaultValue().orElseThrow();
                reader = MethodHandles.insertArguments(reader, position, value);
            }
        }
        MethodType fromDecoder = MethodType.methodType(Object.class, Decoder.class);
        return targets.length == 0
                ? MethodHandles.dropArguments(reader, 0, Decoder.class)
                : MethodHandles.permuteArguments(reader, fromDecoder, new int[targets.length]);
    }

    private static MethodHandle componentReader(Component component) {
        Class<?> rawType = component.rawType();
        if (!rawType.isPrimitive()) {
            return MethodHandles.insertArguments(READ_REFERENCE, 0, component)
                    .asType(MethodType.methodType(rawType, Decoder.class));
        }
        String name = rawType.getName();
        String method = "read" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
        return handle(() -> LOOKUP.findVirtual(Decoder.class, method, MethodType.methodType(rawType)));
    }

    @SuppressWarnings("UnusedMethod") // called through READ_REFERENCE
    private static @Nullable Object readReference(Component component, Decoder in) {
        @Nullable Object value;
        try {
            value = in.readValue();
        } catch (CodecPathException problem) {
            throw problem.inside("." + component.name());
        }
        if (value != null && !component.rawType().isInstance(value)) {
            throw new CodecPathException("a " + value.getClass().getName() + " is stored where " + component.typeName()
                            + " is declared. The class that was written is no longer one of its subtypes.")
                    .inside("." + component.name());
        }
        return value;
    }

    private static Component component(RecordComponent declared) {
        try {
            return new Component(
                    declared.getName(),
                    declared.getType(),
                    TypeNames.describe(declared.getGenericType()),
                    ComponentDefault.of(declared));
        } catch (CodecPathException problem) {
            throw problem.inside("." + declared.getName());
        }
    }

    private static MethodHandle writer(RecordComponent declared) {
        MethodHandle accessor = handle(() -> {
            declared.getAccessor().setAccessible(true);
            return LOOKUP.unreflect(declared.getAccessor());
        });
        Class<?> rawType = declared.getType();
        MethodHandle write = rawType.isPrimitive()
                ? handle(() ->
                        LOOKUP.findVirtual(Encoder.class, "writeComponent", MethodType.methodType(void.class, rawType)))
                : WRITE_REFERENCE;
        MethodHandle get = accessor.asType(MethodType.methodType(write.type().parameterType(1), Object.class));
        return MethodHandles.filterArguments(write, 1, get);
    }

    private static MethodHandle constructor(Class<?> type, RecordComponent[] declared) {
        Class<?>[] parameters =
                Arrays.stream(declared).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return handle(() -> {
            Constructor<?> canonical = type.getDeclaredConstructor(parameters);
            canonical.setAccessible(true);
            return LOOKUP.unreflectConstructor(canonical);
        });
    }

    private static MethodHandle handle(HandleLookup lookup) {
        try {
            return lookup.find();
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new CodecPathException(
                    "its accessors and constructor cannot be reached (" + e.getMessage()
                            + "). Open its package to the module of Sluice.",
                    e);
        }
    }
}

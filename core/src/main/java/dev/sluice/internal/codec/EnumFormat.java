package dev.sluice.internal.codec;

import dev.sluice.internal.codec.StoredType.StoredEnum;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes an enum constant as the index of its name in the stored schema, so that constants may be moved and added.
 *
 * <p>A constant that was renamed or removed is refused when a value of it is read, not before.
 *
 * <p><b>Thread rule:</b> immutable.
 */
final class EnumFormat implements SchemaFormat {
    private final Class<?> type;
    private final List<Enum<?>> constants;

    EnumFormat(Class<?> type) {
        this.type = type;
        this.constants = Arrays.stream(type.getEnumConstants())
                .<Enum<?>>map(constant -> (Enum<?>) constant)
                .toList();
    }

    @Override
    @SuppressWarnings("EnumOrdinal") // stands for the name at that index of the schema that is stored beside it
    public void write(Object value, Encoder out) {
        out.out().writeVarInt(((Enum<?>) value).ordinal());
    }

    @Override
    public StoredType storedType() {
        return new StoredEnum(
                type.getName(), constants.stream().<String>map(Enum::name).toList());
    }

    @Override
    public ValueReader readerFor(StoredType stored) {
        if (!(stored instanceof StoredEnum storedEnum)) {
            throw new CodecPathException("stored as something else, now an enum. Give the enum another name.");
        }
        Map<String, Enum<?>> present = new HashMap<>();
        constants.forEach(constant -> present.put(constant.name(), constant));
        List<String> names = storedEnum.constants();
        @Nullable Enum<?>[] byIndex = names.stream().map(present::get).toArray(Enum<?>[]::new);
        return in -> {
            int index = in.in().readVarInt();
            if (index < 0 || index >= byIndex.length) {
                throw in.in()
                        .corrupt("enum " + type.getName() + " has no constant number "
                                + Integer.toUnsignedString(index));
            }
            Enum<?> constant = byIndex[index];
            if (constant == null) {
                throw new CodecPathException("enum " + type.getName() + " has no constant '" + names.get(index)
                        + "' any more, and a stored value is one. Put the constant back.");
            }
            return constant;
        };
    }
}

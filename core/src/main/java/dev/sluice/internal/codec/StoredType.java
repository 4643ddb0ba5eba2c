package dev.sluice.internal.codec;

import dev.sluice.spi.CodecInput;
import dev.sluice.spi.CodecOutput;
import java.util.ArrayList;
import java.util.List;

/**
 * Describes a class as it was when values of it were written: one row of a stream's schema table.
 *
 * <p><b>Thread rule:</b> immutable.
 */
sealed interface StoredType {

    /** The binary name of the class; of an array, that of its innermost element class. */
    String className();

    void writeTo(CodecOutput out);

    static StoredType readFrom(CodecInput in) {
        byte kind = in.readByte();
        String className = in.readString();
        return switch (kind) {
            case StoredRecord.KIND -> StoredRecord.readFrom(className, in);
            case StoredEnum.KIND -> StoredEnum.readFrom(className, in);
            case StoredCustom.KIND -> new StoredCustom(className, in.readString(), in.readVarInt());
            case StoredArray.KIND -> new StoredArray(className, in.readByte() & 0xFF);
            default -> throw in.corrupt("a schema row of '" + className + "' has the unknown kind " + kind);
        };
    }

    /** One component of a record: its name, and its declared type with type arguments. */
    record StoredComponent(String name, String type) {}

    /** A record with its components in the order of their bytes. */
    record StoredRecord(String className, List<StoredComponent> components) implements StoredType {
        static final byte KIND = 1;

        public StoredRecord {
            components = List.copyOf(components);
        }

        @Override
        public void writeTo(CodecOutput out) {
            out.writeByte(KIND);
            out.writeString(className);
            out.writeVarInt(components.size());
            for (StoredComponent component : components) {
                out.writeString(component.name());
                out.writeString(component.type());
            }
        }

        static StoredRecord readFrom(String className, CodecInput in) {
            int count = in.readCount(2);
            List<StoredComponent> components = new ArrayList<>(count);
            for (int index = 0; index < count; index++) {
                components.add(new StoredComponent(in.readString(), in.readString()));
            }
            return new StoredRecord(className, components);
        }
    }

    /** An enum with the names of its constants; a value is the index of its name here. */
    record StoredEnum(String className, List<String> constants) implements StoredType {
        static final byte KIND = 2;

        public StoredEnum {
            constants = List.copyOf(constants);
        }

        @Override
        public void writeTo(CodecOutput out) {
            out.writeByte(KIND);
            out.writeString(className);
            out.writeVarInt(constants.size());
            constants.forEach(out::writeString);
        }

        static StoredEnum readFrom(String className, CodecInput in) {
            int count = in.readCount(1);
            List<String> constants = new ArrayList<>(count);
            for (int index = 0; index < count; index++) {
                constants.add(in.readString());
            }
            return new StoredEnum(className, constants);
        }
    }

    /** A class written by a registered codec. */
    record StoredCustom(String className, String codecName, int codecVersion) implements StoredType {
        static final byte KIND = 3;

        @Override
        public void writeTo(CodecOutput out) {
            out.writeByte(KIND);
            out.writeString(className);
            out.writeString(codecName);
            out.writeVarInt(codecVersion);
        }
    }

    /** An array of objects, or of arrays. */
    record StoredArray(String className, int dimensions) implements StoredType {
        static final byte KIND = 4;

        @Override
        public void writeTo(CodecOutput out) {
            out.writeByte(KIND);
            out.writeString(className);
            out.writeByte(dimensions);
        }
    }
}

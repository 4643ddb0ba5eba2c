package dev.sluice.internal.codec;

import static dev.sluice.internal.codec.BuiltInFormat.numbered;

import dev.sluice.spi.CodecOutput;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.UUID;

/** The formats of boxes, strings, big numbers and UUIDs: numbers 1 to 12. */
final class ScalarFormats {
    private ScalarFormats() {}

    static List<BuiltInFormat> all() {
        return List.of(
                numbered(1, Boolean.class, (value, out) -> out.out().writeBoolean(value), Decoder::readBoolean),
                numbered(2, Byte.class, (value, out) -> out.out().writeByte(value), Decoder::readByte),
                numbered(3, Short.class, (value, out) -> out.out().writeZigZagInt(value), Decoder::readShort),
                numbered(4, Character.class, (value, out) -> out.out().writeVarInt(value), Decoder::readChar),
                numbered(5, Integer.class, (value, out) -> out.out().writeZigZagInt(value), Decoder::readInt),
                numbered(6, Long.class, (value, out) -> out.out().writeZigZagLong(value), Decoder::readLong),
                numbered(7, Float.class, (value, out) -> out.out().writeFloat(value), Decoder::readFloat),
                numbered(8, Double.class, (value, out) -> out.out().writeDouble(value), Decoder::readDouble),
                numbered(
                        9,
                        String.class,
                        (value, out) -> out.out().writeString(value),
                        in -> in.in().readString()),
                numbered(
                        10,
                        BigInteger.class,
                        (value, out) -> writeBigInteger(value, out.out()),
                        ScalarFormats::readBigInteger),
                numbered(11, BigDecimal.class, ScalarFormats::writeBigDecimal, ScalarFormats::readBigDecimal),
                numbered(12, UUID.class, ScalarFormats::writeUuid, ScalarFormats::readUuid));
    }

    private static void writeBigInteger(BigInteger value, CodecOutput out) {
        out.writeBytes(value.toByteArray());
    }

    private static BigInteger readBigInteger(Decoder in) {
        byte[] digits = in.in().readBytes();
        if (digits.length == 0) {
            throw in.in().corrupt("a BigInteger has no bytes");
        }
        return new BigInteger(digits);
    }

    private static void writeBigDecimal(BigDecimal value, Encoder out) {
        writeBigInteger(value.unscaledValue(), out.out());
        out.out().writeZigZagInt(value.scale());
    }

    private static BigDecimal readBigDecimal(Decoder in) {
        return new BigDecimal(readBigInteger(in), in.in().readZigZagInt());
    }

    private static void writeUuid(UUID value, Encoder out) {
        out.out().writeFixedLong(value.getMostSignificantBits());
        out.out().writeFixedLong(value.getLeastSignificantBits());
    }

    private static UUID readUuid(Decoder in) {
        return new UUID(in.in().readFixedLong(), in.in().readFixedLong());
    }
}

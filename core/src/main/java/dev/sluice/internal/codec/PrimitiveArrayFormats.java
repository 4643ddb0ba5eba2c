package dev.sluice.internal.codec;

import static dev.sluice.internal.codec.BuiltInFormat.numbered;

import dev.sluice.spi.CodecInput;
import dev.sluice.spi.CodecOutput;
import java.util.List;

/** The formats of arrays of primitives: a length, then items of fixed width. Numbers 13 to 20. */
final class PrimitiveArrayFormats {
    private PrimitiveArrayFormats() {}

    static List<BuiltInFormat> all() {
        return List.of(
                numbered(
                        13,
                        boolean[].class,
                        (items, out) -> writeBooleans(items, out.out()),
                        in -> readBooleans(in.in())),
                numbered(
                        14,
                        byte[].class,
                        (items, out) -> out.out().writeBytes(items),
                        in -> in.in().readBytes()),
                numbered(15, short[].class, (items, out) -> writeShorts(items, out.out()), in -> readShorts(in.in())),
                numbered(16, char[].class, (items, out) -> writeChars(items, out.out()), in -> readChars(in.in())),
                numbered(17, int[].class, (items, out) -> writeInts(items, out.out()), in -> readInts(in.in())),
                numbered(18, long[].class, (items, out) -> writeLongs(items, out.out()), in -> readLongs(in.in())),
                numbered(19, float[].class, (items, out) -> writeFloats(items, out.out()), in -> readFloats(in.in())),
                numbered(
                        20,
                        double[].class,
                        (items, out) -> writeDoubles(items, out.out()),
                        in -> readDoubles(in.in())));
    }

    private static void writeBooleans(boolean[] items, CodecOutput out) {
        out.writeVarInt(items.length);
        for (boolean item : items) {
            out.writeBoolean(item);
        }
    }

    private static boolean[] readBooleans(CodecInput in) {
        boolean[] items = new boolean[in.readCount(1)];
        for (int index = 0; index < items.length; index++) {
            items[index] = in.readBoolean();
        }
        return items;
    }

    private static void writeShorts(short[] items, CodecOutput out) {
        out.writeVarInt(items.length);
        for (short item : items) {
            out.writeFixedShort(item);
        }
    }

    private static short[] readShorts(CodecInput in) {
        short[] items = new short[in.readCount(2)];
        for (int index = 0; index < items.length; index++) {
            items[index] = in.readFixedShort();
        }
        return items;
    }

    private static void writeChars(char[] items, CodecOutput out) {
        out.writeVarInt(items.length);
        for (char item : items) {
            out.writeFixedShort(item);
        }
    }

    private static char[] readChars(CodecInput in) {
        char[] items = new char[in.readCount(2)];
        for (int index = 0; index < items.length; index++) {
            items[index] = (char) in.readFixedShort();
        }
        return items;
    }

    private static void writeInts(int[] items, CodecOutput out) {
        out.writeVarInt(items.length);
        for (int item : items) {
            out.writeFixedInt(item);
        }
    }

    private static int[] readInts(CodecInput in) {
        int[] items = new int[in.readCount(4)];
        for (int index = 0; index < items.length; index++) {
            items[index] = in.readFixedInt();
        }
        return items;
    }

    private static void writeLongs(long[] items, CodecOutput out) {
        out.writeVarInt(items.length);
        for (long item : items) {
            out.writeFixedLong(item);
        }
    }

    private static long[] readLongs(CodecInput in) {
        long[] items = new long[in.readCount(8)];
        for (int index = 0; index < items.length; index++) {
            items[index] = in.readFixedLong();
        }
        return items;
    }

    private static void writeFloats(float[] items, CodecOutput out) {
        out.writeVarInt(items.length);
        for (float item : items) {
            out.writeFloat(item);
        }
    }

    private static float[] readFloats(CodecInput in) {
        float[] items = new float[in.readCount(4)];
        for (int index = 0; index < items.length; index++) {
            items[index] = in.readFloat();
        }
        return items;
    }

    private static void writeDoubles(double[] items, CodecOutput out) {
        out.writeVarInt(items.length);
        for (double item : items) {
            out.writeDouble(item);
        }
    }

    private static double[] readDoubles(CodecInput in) {
        double[] items = new double[in.readCount(8)];
        for (int index = 0; index < items.length; index++) {
            items[index] = in.readDouble();
        }
        return items;
    }
}

package dev.sluice.rdd;

import java.io.DataInputStream;
import java.io.IOException;

/**
 * The constants of one class file, as far as {@link GeneratedEquals} follows them.
 *
 * <p><b>Thread rule:</b> immutable.
 */
final class ConstantPool {
    static final ConstantPool EMPTY = new ConstantPool(new String[0], new int[0], new int[0]);

    /** The text of each Utf8 constant; empty for the others. */
    private final String[] texts;

    /** The first and the last 16-bit index in a constant that refers to others; 0 for the others. */
    private final int[] firsts;

    private final int[] lasts;

    private ConstantPool(String[] texts, int[] firsts, int[] lasts) {
        this.texts = texts;
        this.firsts = firsts;
        this.lasts = lasts;
    }

    static ConstantPool read(DataInputStream in) throws IOException {
        int count = in.readUnsignedShort();
        ConstantPool pool = new ConstantPool(new String[count], new int[count], new int[count]);
        int index = 1;
        while (index < count) {
            index += pool.readConstant(in, index);
        }
        return pool;
    }

    boolean isText(int index, String expected) {
        return expected.equals(texts[index]);
    }

    /** The row of BootstrapMethods that an InvokeDynamic constant names. */
    int bootstrapIndex(int invokeDynamic) {
        return firsts[invokeDynamic];
    }

    /** Follows MethodHandle to Methodref to Class to its name. */
    boolean isBootstrapOwner(int methodHandle, String className) {
        int method = lasts[methodHandle];
        int owner = firsts[method];
        return isText(firsts[owner], className);
    }

    /** Reads one constant and returns how many indices it takes. */
    private int readConstant(DataInputStream in, int index) throws IOException {
        int tag = in.readUnsignedByte();
        texts[index] = "";
        switch (tag) {
            case 1 -> texts[index] = in.readUTF();
            case 7, 8, 16, 19, 20 -> firsts[index] = in.readUnsignedShort();
            case 15 -> {
                firsts[index] = in.readUnsignedByte();
                lasts[index] = in.readUnsignedShort();
            }
            case 9, 10, 11, 12, 17, 18 -> {
                firsts[index] = in.readUnsignedShort();
                lasts[index] = in.readUnsignedShort();
            }
            case 3, 4 -> in.skipNBytes(4);
            case 5, 6 -> in.skipNBytes(8);
            default -> throw new IOException("constant with tag " + tag);
        }
        // Long and Double take two indices (JVMS 4.4.5).
        return tag == 5 || tag == 6 ? 2 : 1;
    }
}

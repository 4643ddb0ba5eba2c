package dev.sluice.rdd;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Modifier;
import java.util.Arrays;

/**
 * Finds out whether the compiler wrote a record's {@code equals}, in which case the record may be hashed by its components.
 *
 * <p>Reflection cannot tell: a generated {@code equals} is declared like any other. The class file can: the compiler lets
 * it call a method made by {@code java.lang.runtime.ObjectMethods}, through an {@code invokedynamic} that Java source
 * cannot express. Where the class file cannot be read, the answer is "not generated", which is always correct for hashing
 * since the record's own {@code hashCode} is used then. See the Java Virtual Machine Specification, chapter 4.
 *
 * <p><b>Thread rule:</b> confined to the call of {@link #isIn}.
 */
final class GeneratedEquals {
    private static final int MAGIC = 0xCAFEBABE;

    /** {@code aload_0, aload_1, invokedynamic}; then two bytes of index, two zeros and {@code ireturn}. */
    private static final byte[] BODY_START = {0x2a, 0x2b, (byte) 0xba};

    private static final int BODY_LENGTH = 8;

    private final DataInputStream in;
    private ConstantPool constants = ConstantPool.EMPTY;

    private GeneratedEquals(byte[] classFile) {
        this.in = new DataInputStream(new ByteArrayInputStream(classFile));
    }

    static boolean isIn(Class<?> recordClass) {
        // The generated method is final. A cheap no for nearly every record that declares its own.
        if (!isEqualsFinal(recordClass)) {
            return false;
        }
        String file =
                recordClass.getName().substring(recordClass.getPackageName().length() + dot(recordClass)) + ".class";
        try (InputStream stream = recordClass.getResourceAsStream(file)) {
            return stream != null && new GeneratedEquals(stream.readAllBytes()).isGenerated();
        } catch (IOException e) {
            return false;
        }
    }

    private static int dot(Class<?> type) {
        return type.getPackageName().isEmpty() ? 0 : 1;
    }

    private static boolean isEqualsFinal(Class<?> recordClass) {
        try {
            return Modifier.isFinal(
                    recordClass.getDeclaredMethod("equals", Object.class).getModifiers());
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    private boolean isGenerated() throws IOException {
        if (in.readInt() != MAGIC) {
            throw new IOException("not a class file");
        }
        in.skipNBytes(4);
        constants = ConstantPool.read(in);
        in.skipNBytes(6);
        in.skipNBytes(2L * in.readUnsignedShort());
        skipFields();
        int callSite = equalsCallSite();
        return callSite != 0
                && constants.isBootstrapOwner(bootstrapHandle(callSite), "java/lang/runtime/ObjectMethods");
    }

    private void skipFields() throws IOException {
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            in.skipNBytes(6);
            for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
                in.skipNBytes(2);
                in.skipNBytes(in.readInt());
            }
        }
    }

    /** Reads all methods and returns the constant that {@code equals} calls, 0 if it does anything else. */
    private int equalsCallSite() throws IOException {
        int callSite = 0;
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            in.skipNBytes(2);
            int name = in.readUnsignedShort();
            int descriptor = in.readUnsignedShort();
            boolean isEquals =
                    constants.isText(name, "equals") && constants.isText(descriptor, "(Ljava/lang/Object;)Z");
            for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
                boolean isCode = constants.isText(in.readUnsignedShort(), "Code");
                byte[] content = in.readNBytes(in.readInt());
                if (isEquals && isCode) {
                    callSite = onlyCall(content);
                }
            }
        }
        return callSite;
    }

    /** A Code attribute starts with two 16-bit limits and the 32-bit length of the instructions. */
    private static int onlyCall(byte[] code) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(code));
        in.skipNBytes(4);
        boolean isLength = in.readInt() == BODY_LENGTH;
        boolean isCall = Arrays.equals(in.readNBytes(BODY_START.length), BODY_START);
        return isLength && isCall ? in.readUnsignedShort() : 0;
    }

    /** Reads the attributes of the class and returns the method handle behind a call site. */
    private int bootstrapHandle(int callSite) throws IOException {
        int wanted = constants.bootstrapIndex(callSite);
        for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
            boolean isBootstraps = constants.isText(in.readUnsignedShort(), "BootstrapMethods");
            int length = in.readInt();
            if (isBootstraps) {
                return handleOfBootstrap(wanted);
            }
            in.skipNBytes(length);
        }
        throw new IOException("no BootstrapMethods");
    }

    private int handleOfBootstrap(int wanted) throws IOException {
        in.skipNBytes(2);
        for (int i = 0; i < wanted; i++) {
            in.skipNBytes(2);
            in.skipNBytes(2L * in.readUnsignedShort());
        }
        return in.readUnsignedShort();
    }
}

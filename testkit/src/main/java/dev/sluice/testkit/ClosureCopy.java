package dev.sluice.testkit;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import dev.sluice.rdd.Origin;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamException;
import java.io.OutputStream;
import java.io.Serializable;
import java.lang.invoke.SerializedLambda;

/**
 * Copies functions through Java serialisation, as a cluster would send them, which proves that they can be sent.
 *
 * <p><b>Thread rule:</b> thread-safe because it is stateless.
 */
final class ClosureCopy {

    private ClosureCopy() {}

    /**
     * Returns a copy of a function, or of another part of an operator.
     *
     * @throws StreamingException if it does not serialise, naming the operator and the way to what does not
     */
    @SuppressWarnings("unchecked") // what is read back is of the class that was written
    static <F> F of(F closure, Origin origin) {
        Tracing trace = new Tracing();
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            trace.to(bytes).writeObject(closure);
            return (F) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
        } catch (IOException | ClassNotFoundException failure) {
            throw new StreamingException(
                    ErrorCode.TASK_NOT_SERIALIZABLE,
                    "The function of " + origin + " cannot be sent to another process: " + failure + trace
                            + ". Make that class Serializable, or create the object inside the function.",
                    failure);
        }
    }

    /** Remembers in which lambda, and in which object, writing is. */
    private static final class Tracing {
        private String lambda = "";
        private String holder = "";
        private boolean hasFailed;

        ObjectOutputStream to(OutputStream bytes) throws IOException {
            return new ObjectOutputStream(bytes) {
                {
                    enableReplaceObject(true);
                }

                @Override
                protected Object replaceObject(Object object) {
                    entered(object);
                    return object;
                }
            };
        }

        private void entered(Object object) {
            // After a failure the stream writes the exception itself.
            hasFailed |= object instanceof ObjectStreamException;
            if (hasFailed) {
                return;
            }
            if (object instanceof SerializedLambda written) {
                lambda = " in lambda " + written.getCapturingClass().replace('/', '.') + "."
                        + written.getImplMethodName();
            } else if (object instanceof Serializable && !(object instanceof String)) {
                holder = " reached through " + object.getClass().getName();
            }
        }

        @Override
        public String toString() {
            return holder + lambda;
        }
    }
}

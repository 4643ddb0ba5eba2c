package dev.sluice.testkit;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import dev.sluice.rdd.Origin;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
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
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Tracing out = new Tracing(bytes)) {
            write(out, closure, origin);
        } catch (IOException failure) {
            throw refused(origin, failure.toString(), failure);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (F) in.readObject();
        } catch (IOException | ClassNotFoundException failure) {
            throw refused(origin, "it could not be read back: " + failure, failure);
        }
    }

    private static void write(Tracing out, Object closure, Origin origin) {
        try {
            out.writeObject(closure);
        } catch (IOException failure) {
            throw refused(origin, out.wayTo(failure), failure);
        }
    }

    private static StreamingException refused(Origin origin, String problem, Exception cause) {
        return new StreamingException(
                ErrorCode.TASK_NOT_SERIALIZABLE,
                "The function of " + origin + " cannot be sent to another process: " + problem
                        + ". Make that class Serializable, or create the object inside the function.",
                cause);
    }

    /** Remembers in which lambda, and in which field's or capture's class, writing is. */
    private static final class Tracing extends ObjectOutputStream {
        private String lambda = "";
        private String holder = "";
        private String current = "";

        Tracing(OutputStream out) throws IOException {
            super(out);
            enableReplaceObject(true);
        }

        @Override
        protected Object replaceObject(Object object) {
            if (object instanceof SerializedLambda written) {
                lambda = written.getCapturingClass().replace('/', '.') + "." + written.getImplMethodName();
            }
            if (object instanceof Serializable && !(object instanceof String)) {
                holder = object.getClass().getName();
            }
            current = object.getClass().getName();
            return object;
        }

        String wayTo(IOException failure) {
            String inLambda = lambda.isEmpty() ? "" : ", captured by " + lambda;
            String inHolder = holder.isEmpty() || holder.equals(current) ? "" : ", reached through " + holder;
            return failure.getClass().getSimpleName() + " at " + current + inHolder + inLambda;
        }
    }
}

package dev.sluice.internal.shared;

import dev.sluice.shared.Broadcast;
import java.io.InvalidObjectException;
import java.io.ObjectStreamException;
import java.io.Serializable;

/**
 * What programs hold of a broadcast. It is written as a reference, which is read as this same object.
 *
 * <p><b>Thread rule:</b> thread-safe.
 */
@SuppressWarnings("serial") // writeReplace: the fields are never written
final class BroadcastHandle<T> implements Broadcast<T> {
    private static final long serialVersionUID = 1;

    private final String name;
    private final transient Broadcasts home;
    private transient volatile T ofBatch;
    private transient volatile T newest;

    BroadcastHandle(String name, T value, Broadcasts home) {
        this.name = name;
        this.home = home;
        this.ofBatch = value;
        this.newest = value;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public T value() {
        return home.isInBatch() ? ofBatch : newest;
    }

    @Override
    public void update(T value) {
        home.update(this, value);
    }

    void setNewest(T value) {
        newest = value;
    }

    void advance() {
        ofBatch = newest;
    }

    private Object writeReplace() {
        return new Reference(home.number(), name);
    }

    @Override
    public String toString() {
        return "broadcast '" + name + "'";
    }

    /** How a handle travels. */
    private record Reference(long home, String name) implements Serializable {

        private Object readResolve() throws ObjectStreamException {
            Broadcast<?> found = Broadcasts.find(home, name);
            if (found == null) {
                throw new InvalidObjectException("broadcast '" + name
                        + "' is not known here: its context was stopped, or is in another process");
            }
            return found;
        }
    }
}

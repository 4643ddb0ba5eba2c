package dev.sluice.internal.operator;

import dev.sluice.rdd.KeyedState;
import dev.sluice.state.StateVariable;
import java.util.BitSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The variables of one key in one attempt. The slots are copied by the first change, and a list or a map by its own first change.
 *
 * <p><b>Thread rule:</b> confined to one attempt of a task.
 */
final class KeyVariables {
    /** The time to live of a variable that has none. */
    static final long FOR_EVER = -1;

    private final long[] timeToLiveMillis;
    private final long batchMillis;
    private final @Nullable Object[] handles;
    /** Which slots hold a collection that this attempt has made, and may change. */
    private final BitSet owned = new BitSet();

    private Slots slots;
    private boolean isChanged;

    KeyVariables(@Nullable Slots committed, long[] timeToLiveMillis, long batchMillis) {
        this.timeToLiveMillis = timeToLiveMillis;
        this.batchMillis = batchMillis;
        this.handles = new Object[timeToLiveMillis.length];
        this.slots = committed == null ? Slots.empty(timeToLiveMillis.length) : committed;
        dropOutlived();
    }

    /** Returns the user's access to a variable. */
    @SuppressWarnings("unchecked") // each kind of variable has its own type of handle
    <H> H handle(StateVariable<H> variable) {
        Object handle = handles[variable.index()];
        if (handle == null) {
            handle = switch (variable.kind()) {
                case VALUE -> new ValueHandle<>(this, variable.index());
                case LIST -> new ListHandle<>(this, variable.index());
                case MAP -> new MapHandle<>(this, variable.index());
            };
            handles[variable.index()] = handle;
        }
        return (H) handle;
    }

    @Nullable
    Object get(int index) {
        return slots.contents()[index];
    }

    /** Returns whether a slot's collection may be changed in place; {@link #set} it all the same, which notes the change. */
    boolean owns(int index) {
        return owned.get(index);
    }

    /** Sets what a slot holds; a collection belongs to this attempt from now on. */
    void set(int index, @Nullable Object content) {
        if (!isChanged) {
            slots = slots.copy(timeToLiveMillis.length);
            isChanged = true;
        }
        slots.contents()[index] = content;
        slots.changedMillis()[index] = batchMillis;
        owned.set(index);
    }

    boolean isChanged() {
        return isChanged;
    }

    /** Returns the slots, empty if there is nothing in any. */
    Optional<Slots> kept() {
        for (Object content : slots.contents()) {
            if (content != null) {
                return Optional.of(slots);
            }
        }
        return Optional.empty();
    }

    /** Returns the last time at which no variable has lived too long. */
    long deadlineMillis() {
        long first = KeyedState.NEVER;
        for (int index = 0; index < timeToLiveMillis.length; index++) {
            if (slots.contents()[index] != null) {
                first = Math.min(first, endMillis(index));
            }
        }
        return first;
    }

    private void dropOutlived() {
        for (int index = 0; index < timeToLiveMillis.length; index++) {
            if (slots.contents()[index] != null && endMillis(index) < batchMillis) {
                set(index, null);
            }
        }
    }

    private long endMillis(int index) {
        long timeToLive = timeToLiveMillis[index];
        return timeToLive == FOR_EVER ? KeyedState.NEVER : Math.addExact(slots.changedMillis()[index], timeToLive);
    }
}

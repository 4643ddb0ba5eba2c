package dev.sluice.testing;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import dev.sluice.internal.codec.FrameBlockCodec;
import dev.sluice.rdd.KeyedState;
import dev.sluice.rdd.Origin;
import dev.sluice.rdd.StateFunction;
import dev.sluice.rdd.StateMoment;
import dev.sluice.rdd.StateTables;
import dev.sluice.rdd.TaskContext;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs a stateful operator's function and fails it when a value that it was given is not what it was: changed by the function itself, or, since
 * the value was put, by somebody else.
 *
 * <p><b>Thread rule:</b> confined to the test's thread.
 */
final class StateWatch<O> implements StateFunction<O> {
    private static final long serialVersionUID = 1;
    private static final FrameBlockCodec CODEC = new FrameBlockCodec();

    private final StateFunction<O> function;
    private final Origin origin;
    /** What was last put or seen in each place; not there in a copy that a runtime has made of this function. */
    private transient @Nullable Map<Place, Sight> sights;

    StateWatch(StateFunction<O> function, Origin origin) {
        this.function = function;
        this.origin = origin;
    }

    private record Place(int partition, int table, Object key) {}

    /** A value with what it looked like; the same object must look the same later. */
    private record Sight(Object value, int print) {
        static Sight of(Object value) {
            return new Sight(value, printOf(value));
        }

        boolean isChanged() {
            return printOf(value) != print;
        }
    }

    @Override
    public void call(StateTables tables, StateMoment moment, List<Iterator<?>> parents, Consumer<O> output)
            throws Exception {
        Map<Place, Sight> given = new HashMap<>();
        function.call(new Tables(tables, given), moment, parents, output);
        given.forEach(this::check);
    }

    @Override
    public StateFunction<?> watched() {
        return function.watched();
    }

    private static int printOf(Object value) {
        try {
            return Arrays.hashCode(CODEC.encode(List.of(value)));
        } catch (StreamingException e) { // a class that no codec knows
            return value.hashCode();
        }
    }

    private void check(Place place, Sight sight) {
        if (sight.isChanged()) {
            throw new StreamingException(
                    ErrorCode.INVALID_STATE,
                    origin + " has state that was changed in place, for key '" + place.key()
                            + "'. Such a change survives when the task is tried again or the batch fails. Set a new"
                            + " value instead, or declare the state with StateSpec.mutable.");
        }
    }

    private Map<Place, Sight> sights() {
        Map<Place, Sight> known = sights;
        if (known == null) {
            known = new HashMap<>();
            sights = known;
        }
        return known;
    }

    /** The tables of one call; {@code given} takes what the function was given. */
    private final class Tables implements StateTables {
        private final StateTables tables;
        private final Map<Place, Sight> given;
        private final int partition =
                TaskContext.find().map(TaskContext::partition).orElse(0);

        Tables(StateTables tables, Map<Place, Sight> given) {
            this.tables = tables;
            this.given = given;
        }

        @Override
        public <K, S> KeyedState<K, S> table(int index) {
            return new WatchedState<>(
                    tables.table(index),
                    (key, value) -> give(new Place(partition, index, key), value),
                    (key, value) -> put(new Place(partition, index, key), value));
        }

        private void give(Place place, Object value) {
            Sight known = sights().get(place);
            if (known == null || known.value() != value) {
                known = Sight.of(value);
                sights().put(place, known);
            }
            check(place, known);
            given.put(place, known);
        }

        private void put(Place place, Object value) {
            Sight known = given.get(place);
            if (known != null) {
                check(place, known);
            }
            sights().put(place, Sight.of(value));
        }
    }
}

package dev.sluice.state;

import static java.util.Objects.requireNonNull;

import dev.sluice.time.Durations;
import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;

/**
 * The declaration of a variable that a {@link KeyedProcessFunction} keeps for each key.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param <H> what the function gets hold of: a {@link ValueState}, a {@link ListState} or a {@link MapState}
 */
@SuppressWarnings("UnusedTypeParameter") // H: types what the context returns
public final class StateVariable<H> implements Serializable {
    private static final long serialVersionUID = 1;

    private final String name;
    private final Kind kind;
    private final int index;
    private final long timeToLiveMillis;

    StateVariable(String name, Kind kind, int index, Optional<Duration> timeToLive) {
        if (requireNonNull(name, "name").isBlank()) {
            throw new IllegalArgumentException("A state variable needs a name");
        }
        timeToLive.filter(bound -> bound.compareTo(Duration.ofMillis(1)) < 0).ifPresent(bound -> {
            throw new IllegalArgumentException("The time to live of state variable '" + name
                    + "' must be at least 1 ms, got " + Durations.format(bound));
        });
        this.name = name;
        this.kind = kind;
        this.index = index;
        this.timeToLiveMillis = timeToLive.map(Duration::toMillis).orElse(-1L);
    }

    /** What a variable is. */
    public enum Kind {
        VALUE,
        LIST,
        MAP
    }

    /** Returns the name, unique in its function. */
    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    /** Returns the how-manieth variable of its function this is, from 0. */
    public int index() {
        return index;
    }

    /** Returns how long the variable keeps what it has without being changed; for ever if empty. */
    public Optional<Duration> timeToLive() {
        return timeToLiveMillis < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(timeToLiveMillis));
    }

    @Override
    public String toString() {
        return "state variable '" + name + "'";
    }
}

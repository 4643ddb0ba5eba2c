package dev.sluice.internal.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.function.Pair;
import dev.sluice.internal.state.OperatorStates;
import dev.sluice.rdd.Origin;
import dev.sluice.rdd.StateMoment;
import dev.sluice.rdd.StatefulOperator;
import dev.sluice.time.BatchTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a function with state sees of elements that cannot be read. */
class MapWithStateTest {
    private final List<Object> output = new ArrayList<>();

    @Test
    void elementsBeforeOneThatCannotBeRead_areMapped() {
        assertThatThrownBy(() -> map(unreadableAfter("a", "b"))).hasMessage("unreadable");

        assertThat(output).containsExactly("a", "b");
    }

    @Test
    void failureOfTheFunction_comesBeforeThatOfALaterElement() {
        assertThatThrownBy(() -> map(unreadableAfter("a", "refused", "b"))).hasMessage("refused by the function");

        assertThat(output).containsExactly("a");
    }

    private void map(Iterator<Pair<String, Long>> pairs) throws Exception {
        MapWithState<String, Long, Long, String> function = new MapWithState<>(
                (batch, key, value, state) -> {
                    if (key.equals("refused")) {
                        throw new IllegalStateException("refused by the function");
                    }
                    return Optional.of(key);
                },
                -1,
                Optional.empty());
        StatefulOperator<String> operator = new StatefulOperator.Keyed<>(
                "mapped", MapWithState.TABLE_COUNT, function, false, new Origin("mapWithState", "", true));
        new OperatorStates().compute(operator, StateMoment.of(BatchTime.of(0, 1_000)), 0, List.of(pairs), output::add);
    }

    private static Iterator<Pair<String, Long>> unreadableAfter(String... keys) {
        Stream<Pair<String, Long>> pairs = Stream.of(keys).map(key -> Pair.of(key, 1L));
        Iterator<Pair<String, Long>> readable = pairs.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Pair<String, Long> next() {
                if (!readable.hasNext()) {
                    throw new IllegalStateException("unreadable");
                }
                return readable.next();
            }
        };
    }
}

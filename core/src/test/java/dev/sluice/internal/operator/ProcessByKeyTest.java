package dev.sluice.internal.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.function.Pair;
import dev.sluice.internal.state.OperatorStates;
import dev.sluice.rdd.Origin;
import dev.sluice.rdd.StateMoment;
import dev.sluice.rdd.StatefulOperator;
import dev.sluice.spi.BatchRuntime.BatchContext;
import dev.sluice.state.KeyedProcessFunction;
import dev.sluice.state.ProcessContext;
import dev.sluice.state.ProcessOutput;
import dev.sluice.state.StateVariable;
import dev.sluice.state.Timer;
import dev.sluice.state.ValueState;
import dev.sluice.time.BatchTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Timers on event time, with watermarks given by hand. */
class ProcessByKeyTest {
    private final OperatorStates states = new OperatorStates();
    private long nextBatch;

    @Test
    void eventTimer_firesWhenTheWatermarkHasPassedIt() throws Exception {
        assertThat(run(new AtTimestamps(), Long.MIN_VALUE, 0, Pair.of("a", 5L))).isEmpty();
        assertThat(run(new AtTimestamps(), 0, 5)).isEmpty();
        assertThat(run(new AtTimestamps(), 5, 6)).containsExactly("a@5 EVENT_TIME watermark 6");
        assertThat(run(new AtTimestamps(), 6, 100)).isEmpty();
    }

    @Test
    void eventTimers_fireInTheOrderOfTheirTimes() throws Exception {
        run(new AtTimestamps(), 0, 1, Pair.of("a", 30L), Pair.of("a", 10L), Pair.of("b", 20L), Pair.of("a", 10L));

        assertThat(run(new AtTimestamps(), 1, 50))
                .extracting(line -> line.substring(0, 4))
                .containsExactly("a@10", "b@20", "a@30");
    }

    @Test
    void eventTimer_thatIsDueAlready_firesInTheSameBatch() throws Exception {
        assertThat(run(new AtTimestamps(), 10, 20, Pair.of("a", 5L))).containsExactly("a@5 EVENT_TIME watermark 20");
    }

    @Test
    void eventTimer_neverFiresWithoutWatermark() throws Exception {
        assertThat(run(new AtTimestamps(), Long.MIN_VALUE, Long.MIN_VALUE, Pair.of("a", 5L)))
                .isEmpty();
    }

    @Test
    void variableOfAnotherFunction_isRefused() {
        AtTimestamps other = new AtTimestamps();
        KeyedProcessFunction<String, Long, String> function = new KeyedProcessFunction<>() {
            @Override
            public void process(Long value, ProcessContext<String> context, ProcessOutput<String> out) {
                context.state(other.last);
            }
        };

        assertThatThrownBy(() -> run(function, 0, 0, Pair.of("a", 5L)))
                .hasMessage("state variable 'last' belongs to another function. Declare it in a field of this one.");
    }

    @Test
    void variablesOfOneName_areRefused() {
        assertThatThrownBy(() -> new KeyedProcessFunction<String, Long, String>() {
                    final StateVariable<ValueState<Long>> one = value("sum");
                    final StateVariable<ValueState<Long>> other = value("sum");

                    @Override
                    public void process(Long value, ProcessContext<String> context, ProcessOutput<String> out) {
                        context.state(one).update(context.state(other).orElse(value));
                    }
                })
                .hasMessageContaining("two state variables 'sum'");
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the pairs are only read
    private List<String> run(
            KeyedProcessFunction<String, Long, String> function,
            long previousWatermark,
            long watermark,
            Pair<String, Long>... pairs)
            throws Exception {
        StatefulOperator<Emitted> operator = new StatefulOperator.Keyed<>(
                "process",
                ProcessByKey.TABLE_COUNT,
                ProcessByKey.plain(function),
                false,
                new Origin("process", "", true));
        List<String> results = new ArrayList<>();
        long id = nextBatch++;
        states.compute(
                operator,
                new StateMoment(BatchTime.of(id, 1_000 * id), previousWatermark, watermark),
                0,
                List.of(List.of(pairs).iterator()),
                emitted -> results.add((String) ((Emitted) emitted).element()));
        states.commit(new BatchContext(id, 1_000 * id));
        return results;
    }

    /** Sets a timer at each value's number of milliseconds. */
    private static final class AtTimestamps extends KeyedProcessFunction<String, Long, String> {
        private static final long serialVersionUID = 1;
        private final StateVariable<ValueState<Long>> last = value("last");

        @Override
        public void process(Long value, ProcessContext<String> context, ProcessOutput<String> out) {
            context.state(last).update(value);
            context.timers().registerEventTime(Instant.ofEpochMilli(value));
        }

        @Override
        public void onTimer(Timer timer, ProcessContext<String> context, ProcessOutput<String> out) {
            out.emit(context.key() + "@" + timer.time().toEpochMilli() + " " + timer.clock() + " watermark "
                    + context.watermark().orElseThrow().toEpochMilli());
        }
    }
}

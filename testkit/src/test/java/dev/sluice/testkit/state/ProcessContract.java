package dev.sluice.testkit.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.ProcessDStream;
import dev.sluice.config.BatchKeys;
import dev.sluice.config.EngineKeys;
import dev.sluice.config.FailurePolicy;
import dev.sluice.config.StreamingConf;
import dev.sluice.function.Pair;
import dev.sluice.rdd.TaskContext;
import dev.sluice.state.KeyedProcessFunction;
import dev.sluice.state.ListState;
import dev.sluice.state.MapState;
import dev.sluice.state.OutputTag;
import dev.sluice.state.ProcessContext;
import dev.sluice.state.ProcessOutput;
import dev.sluice.state.StateVariable;
import dev.sluice.state.Timer;
import dev.sluice.state.ValueState;
import dev.sluice.testing.StreamTestDriver;
import dev.sluice.testing.TestInput;
import dev.sluice.testing.TestOutput;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@code process} does, batch by batch: one batch a second from second 1, of pairs of a key and a number. */
abstract class ProcessContract {
    private static final OutputTag<Integer> NEGATIVE = OutputTag.named("negative");

    private StreamTestDriver driver = GoldenBatches.setup().create();
    private TestInput<Pair<String, Integer>> input = driver.input("none");

    abstract StreamTestDriver.Setup setup();

    @AfterEach
    void closeDriver() {
        driver.close();
    }

    /** A function whose key and time are written in what it emits. */
    private abstract static class Function extends KeyedProcessFunction<String, Integer, String> {
        private static final long serialVersionUID = 1;

        static Instant second(long second) {
            return Instant.ofEpochSecond(second);
        }
    }

    private TestOutput<String> start(Function function) {
        return start(setup(), function);
    }

    private TestOutput<String> start(StreamTestDriver.Setup setup, Function function) {
        TestOutput<String> output = driver.capture(define(setup, function));
        driver.start();
        return output;
    }

    private ProcessDStream<String> define(StreamTestDriver.Setup setup, Function function) {
        driver.close();
        driver = setup.create();
        input = driver.input("pairs");
        return input.stream().mapToPair(pair -> pair).process(function);
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the pairs are only read
    private void run(Pair<String, Integer>... pairs) {
        input.add(pairs);
        driver.nextBatch();
    }

    private static final class Sum extends Function {
        private static final long serialVersionUID = 1;
        private final StateVariable<ValueState<Integer>> sum = value("sum");

        @Override
        public void process(Integer value, ProcessContext<String> context, ProcessOutput<String> out) {
            ValueState<Integer> state = context.state(sum);
            if (value == 13 && TaskContext.current().attempt() == 0) {
                state.update(1_000);
                throw new IllegalStateException("thirteen");
            }
            state.update(state.orElse(0) + value);
            out.emit(context.key() + state.get().orElseThrow());
        }
    }

    @Test
    void value_isKeptByKeyFromBatchToBatch() {
        TestOutput<String> output = start(new Sum());

        run(Pair.of("a", 1), Pair.of("b", 10), Pair.of("a", 2));
        run(Pair.of("a", 3));

        assertThat(output.perBatch().get(0)).containsExactlyInAnyOrder("a1", "a3", "b10");
        assertThat(output.perBatch().get(1)).containsExactly("a6");
    }

    @Test
    void taskThatFailsAtFirst_countsOnce() {
        TestOutput<String> output = start(setup().conf(conf(FailurePolicy.STOP, 3)), new Sum());

        run(Pair.of("a", 1), Pair.of("a", 13));
        run(Pair.of("a", 1));

        assertThat(output.perBatch()).containsExactly(List.of("a1", "a14"), List.of("a15"));
    }

    @Test
    void functionThatThrows_leavesNothing_whenTheProgramGoesOn() {
        TestOutput<String> output = start(GoldenBatches.setup().conf(conf(FailurePolicy.CONTINUE, 1)), new Sum());
        driver.tolerateFailures();

        run(Pair.of("a", 1));
        run(Pair.of("a", 5), Pair.of("a", 13));
        run(Pair.of("a", 2));

        assertThat(output.perBatch()).containsExactly(List.of("a1"), List.of("a3"));
    }

    @Test
    void outputThatFails_keepsTheState_whenTheProgramGoesOn() {
        ProcessDStream<String> sums = define(setup().conf(conf(FailurePolicy.CONTINUE, 1)), new Sum());
        TestOutput<String> output = driver.capture(sums);
        sums.foreachRDD((rdd, batch) -> {
            if (batch.milliseconds() == 1_000) {
                throw new IllegalStateException("output");
            }
        });
        driver.tolerateFailures().start();

        run(Pair.of("a", 1));
        run(Pair.of("a", 2));

        assertThat(output.perBatch()).containsExactly(List.of("a1"), List.of("a3"));
    }

    private static StreamingConf conf(FailurePolicy policy, int maxFailures) {
        return StreamingConf.create()
                .appName("test")
                .set(BatchKeys.FAILURE_POLICY, policy)
                .set(EngineKeys.TASK_MAX_FAILURES, maxFailures);
    }

    /** Sets a timer so many seconds after the epoch; a negative number deletes it. */
    private static class Alarm extends Function {
        private static final long serialVersionUID = 1;

        @Override
        public void process(Integer value, ProcessContext<String> context, ProcessOutput<String> out) {
            if (value >= 0) {
                context.timers().registerProcessingTime(second(value));
            } else {
                context.timers().deleteProcessingTime(second(-value));
            }
        }

        @Override
        public void onTimer(Timer timer, ProcessContext<String> context, ProcessOutput<String> out) {
            out.emit(context.key() + timer.time().getEpochSecond() + "@"
                    + context.batch().milliseconds() / 1_000);
        }
    }

    private static final class BackwardsAlarm extends Alarm {
        private static final long serialVersionUID = 1;

        @Override
        public void onTimer(Timer timer, ProcessContext<String> context, ProcessOutput<String> out) {
            super.onTimer(timer, context, out);
            context.timers().registerProcessingTime(second(timer.time().getEpochSecond() - 1));
        }
    }

    private static final class LonelyAlarm extends Alarm {
        private static final long serialVersionUID = 1;

        @Override
        public void onTimer(Timer timer, ProcessContext<String> context, ProcessOutput<String> out) {
            super.onTimer(timer, context, out);
            context.timers().deleteProcessingTime(second(1));
        }
    }

    private static final class Null extends Function {
        private static final long serialVersionUID = 1;

        @Override
        @SuppressWarnings("NullAway") // what is tested
        public void process(Integer value, ProcessContext<String> context, ProcessOutput<String> out) {
            out.emit(null);
        }
    }

    @Test
    void timers_fireInTheOrderOfTheirTimes_inTheFirstBatchAtOrAfterThem() {
        TestOutput<String> output = start(new Alarm());

        run(Pair.of("a", 4), Pair.of("a", 2), Pair.of("a", 3));
        driver.advance(Duration.ofSeconds(3));
        driver.nextBatch();

        assertThat(output.perBatch())
                .containsExactly(List.of(), List.of("a2@2"), List.of("a3@3"), List.of("a4@4"), List.of());
    }

    @Test
    void timers_ofSeveralKeys_fireInTheOrderOfTheirTimes() {
        ProcessDStream<String> alarms = define(setup(), new Alarm());
        TestOutput<String> output = driver.capture(alarms);
        driver.start();
        // Both keys are in one partition.
        run(Pair.of("a", 9), Pair.of("c", 8), Pair.of("a", 7));
        driver.advance(Duration.ofSeconds(20));

        assertThat(output.all()).containsExactly("a7@7", "c8@8", "a9@9");
    }

    @Test
    void timer_thatIsRegisteredTwice_firesOnce() {
        TestOutput<String> output = start(new Alarm());

        run(Pair.of("a", 3), Pair.of("a", 3));
        run(Pair.of("a", 3));
        run();
        run();

        assertThat(output.all()).containsExactly("a3@3");
    }

    @Test
    void timer_thatIsDeleted_doesNotFire() {
        TestOutput<String> output = start(new Alarm());

        run(Pair.of("a", 3), Pair.of("a", 4));
        run(Pair.of("a", -3), Pair.of("a", -100));
        run();
        run();

        assertThat(output.all()).containsExactly("a4@4");
    }

    @Test
    void timer_ofThePast_firesInTheSameBatch() {
        TestOutput<String> output = start(new Alarm());

        run();
        run(Pair.of("a", 1));
        run();

        assertThat(output.perBatch()).containsExactly(List.of(), List.of("a1@2"), List.of());
    }

    @Test
    void timer_thatATimerRegistersForThePast_firesInTheNextBatch() {
        TestOutput<String> output = start(new BackwardsAlarm());

        run(Pair.of("a", 2));
        run();
        run();

        assertThat(output.perBatch()).containsExactly(List.of(), List.of("a2@2"), List.of("a1@3"));
    }

    @Test
    void timer_deletesAnother_thatIsDueInTheSameBatch() {
        TestOutput<String> output = start(new LonelyAlarm());

        run(Pair.of("a", 0), Pair.of("a", 1));

        assertThat(output.all()).containsExactly("a0@1");
    }

    private static final class Remembering extends Function {
        private static final long serialVersionUID = 1;
        private final StateVariable<ValueState<Integer>> last = value("last", Duration.ofSeconds(2));
        private final StateVariable<ListState<Integer>> all = list("all");

        @Override
        public void process(Integer value, ProcessContext<String> context, ProcessOutput<String> out) {
            String before = context.state(last).get().map(Object::toString).orElse("-");
            out.emit(before + " " + context.state(all).get());
            if (value > 0) {
                context.state(last).update(value);
                context.state(all).add(value);
            } else if (value < 0) {
                context.state(all).clear();
            }
        }
    }

    @Test
    void variable_isGone_whenItHasOutlivedItsTime_andTheOthersStay() {
        TestOutput<String> output = start(new Remembering());

        run(Pair.of("a", 7));
        run();
        run(Pair.of("a", 0));
        run(Pair.of("a", 0));

        assertThat(output.all()).containsExactly("- []", "7 [7]", "- [7]");
    }

    @Test
    void listOfABatch_doesNotChangeUnderTheNextOne() {
        TestOutput<String> output =
                start(GoldenBatches.setup().conf(conf(FailurePolicy.CONTINUE, 1)), new Remembering());

        run(Pair.of("a", 1), Pair.of("a", 2));
        run(Pair.of("a", 3), Pair.of("a", -1), Pair.of("a", 4));
        run(Pair.of("a", 0));

        assertThat(output.perBatch())
                .containsExactly(
                        List.of("- []", "1 [1]"), List.of("2 [1, 2]", "3 [1, 2, 3]", "3 []"), List.of("4 [4]"));
    }

    private static final class Tally extends Function {
        private static final long serialVersionUID = 1;
        private final StateVariable<MapState<Integer, Integer>> counts = map("counts");

        @Override
        public void process(Integer value, ProcessContext<String> context, ProcessOutput<String> out) {
            MapState<Integer, Integer> map = context.state(counts);
            if (value < 0) {
                map.remove(-value);
                out.emit(NEGATIVE, value);
            } else {
                map.put(value, map.get(value).orElse(0) + 1);
                if (value == 13) {
                    throw new IllegalStateException("thirteen");
                }
            }
            out.emit(map.entries().toString());
        }
    }

    @Test
    void map_isChangedEntryByEntry() {
        TestOutput<String> output = start(new Tally());

        run(Pair.of("a", 5), Pair.of("a", 6));
        run(Pair.of("a", 5), Pair.of("a", -6), Pair.of("a", -5));

        assertThat(output.perBatch())
                .containsExactly(List.of("{5=1}", "{5=1, 6=1}"), List.of("{5=2, 6=1}", "{5=2}", "{}"));
    }

    @Test
    void map_isAsBefore_whenTheBatchFailed() {
        TestOutput<String> output = start(GoldenBatches.setup().conf(conf(FailurePolicy.CONTINUE, 1)), new Tally());
        driver.tolerateFailures();

        run(Pair.of("a", 5));
        run(Pair.of("a", 5), Pair.of("a", 13));
        run(Pair.of("a", 6));

        assertThat(output.all()).containsExactly("{5=1}", "{5=1, 6=1}");
    }

    @Test
    void sideOutput_hasWhatIsEmittedWithItsTag() {
        ProcessDStream<String> tally = define(setup(), new Tally());
        TestOutput<String> output = driver.capture(tally);
        TestOutput<Integer> negative = driver.capture(tally.sideOutput(NEGATIVE));
        TestOutput<Long> unused = driver.capture(tally.sideOutput(OutputTag.<Long>named("unused")));
        driver.start();

        run(Pair.of("a", 5), Pair.of("a", -7));

        assertThat(output.last()).containsExactly("{5=1}", "{5=1}");
        assertThat(negative.last()).containsExactly(-7);
        assertThat(unused.last()).isEmpty();
    }

    @Test
    void null_isRefused() {
        start(new Null());

        assertThatThrownBy(() -> run(Pair.of("a", 1)))
                .hasStackTraceContaining("A process function emitted null")
                .hasMessageContaining("process#");
    }
}

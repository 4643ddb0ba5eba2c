package dev.sluice.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.config.SourceKeys;
import dev.sluice.config.StreamingConf;
import dev.sluice.error.ErrorCode;
import dev.sluice.error.OperatorException;
import dev.sluice.error.PlanException;
import dev.sluice.event.StreamingEvent;
import dev.sluice.event.StreamingEvent.InputRejected;
import dev.sluice.event.StreamingEvent.ReceiverError;
import dev.sluice.internal.simulated.MemoryConnection;
import dev.sluice.spi.Connections.Listener;
import dev.sluice.testing.StreamTestDriver;
import dev.sluice.testing.TestInput;
import dev.sluice.testing.TestOutput;
import dev.sluice.time.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever comes in, the stream goes on, and whoever sent it or wrote it is named: each kind of bad input through the whole engine. */
class BadInputTest {
    private static final String PEER = "localhost:9999";

    private StreamingConf conf = StreamingConf.create().appName("bad input");

    @Test
    void lineLongerThanTheLimit_isCountedWithItsPeer_andTheStreamGoesOn() throws Exception {
        conf = conf.set(SourceKeys.SOCKET_MAX_LINE_LENGTH, 20L);
        try (StreamTestDriver driver = driver();
                Listener listener = driver.connections().listen("localhost", 9999)) {
            TestOutput<String> lines = startLines(driver);
            MemoryConnection peer = accept(listener);

            send(peer, "before\n" + "x".repeat(5_000));
            driver.nextBatch();
            send(peer, "x".repeat(5_000) + "\u001b[2Jafter it\nafter\n");
            driver.nextBatch();

            assertThat(lines.perBatch()).containsExactly(List.of("before"), List.of("after"));
            assertThat(events(driver, InputRejected.class)).singleElement().satisfies(rejected -> {
                assertThat(rejected.peer()).isEqualTo(PEER);
                assertThat(rejected.streamName()).isEqualTo("lines");
                assertThat(rejected.reason()).isEqualTo("a line is longer than sluice.socket.maxLineLength");
                assertThat(rejected.rejectedCount()).isEqualTo(1);
                assertThat(rejected.sample()).startsWith("xxx").hasSizeLessThan(300);
            });
        }
    }

    @Test
    void invalidUtf8_isCountedWithItsPeer_andTheStreamGoesOn() throws Exception {
        try (StreamTestDriver driver = driver();
                Listener listener = driver.connections().listen("localhost", 9999)) {
            TestOutput<String> lines = startLines(driver);
            MemoryConnection peer = accept(listener);

            byte[] bytes = {'a', '\n', 'b', (byte) 0xC3, (byte) 0x28, 7, '\n', 'c', '\n'};
            peer.write(bytes, 0, bytes.length);
            driver.nextBatch();

            assertThat(lines.last()).containsExactly("a", "c");
            assertThat(events(driver, InputRejected.class)).singleElement().satisfies(rejected -> {
                assertThat(rejected.peer()).isEqualTo(PEER);
                assertThat(rejected.reason()).isEqualTo("a line is not valid UTF-8");
                assertThat(rejected.sample()).startsWith("b").endsWith("(\\u0007");
            });
        }
    }

    @Test
    void peerThatSendsAByteASecond_isWaitedForWhileOtherBatchesRun() throws Exception {
        try (StreamTestDriver driver = driver();
                Listener listener = driver.connections().listen("localhost", 9999)) {
            TestOutput<String> lines = startLines(driver);
            MemoryConnection peer = accept(listener);

            for (byte next : "ab\nc\n".getBytes(UTF_8)) {
                peer.write(new byte[] {next}, 0, 1);
                driver.nextBatch();
            }

            assertThat(lines.perBatch()).containsExactly(List.of(), List.of(), List.of("ab"), List.of(), List.of("c"));
            assertThat(events(driver, ReceiverError.class)).isEmpty();
            assertThat(events(driver, InputRejected.class)).isEmpty();
        }
    }

    @Test
    void peerThatResets_isNamed_itsHalfLineIsCounted_andItIsConnectedToAgain() throws Exception {
        try (StreamTestDriver driver = driver();
                Listener listener = driver.connections().listen("localhost", 9999)) {
            TestOutput<String> lines = startLines(driver);
            MemoryConnection peer = accept(listener);
            send(peer, "whole\nhal");
            driver.nextBatch();

            peer.reset();
            driver.advance(Duration.ofSeconds(3));
            send(accept(listener), "again\n");
            driver.nextBatch();

            assertThat(lines.all()).containsExactly("whole", "again");
            assertThat(events(driver, InputRejected.class)).singleElement().satisfies(rejected -> {
                assertThat(rejected.peer()).isEqualTo(PEER);
                assertThat(rejected.reason()).isEqualTo("the connection broke within a line");
            });
            assertThat(messages(driver)).singleElement().asString().contains(PEER, "Connection reset", "again in 2 s");
        }
    }

    @Test
    void portNobodyListensOn_isTriedAtGrowingIntervals_andBatchesRunMeanwhile() throws Exception {
        try (StreamTestDriver driver = driver()) {
            TestOutput<String> lines = startLines(driver);

            driver.nextBatches(15); // tries at 0, 2, 6 and 14 s

            assertThat(lines.perBatch()).hasSize(15).allMatch(List::isEmpty);
            assertThat(messages(driver))
                    .hasSize(4)
                    .allMatch(message -> message.contains(PEER + ": Connection refused. Start the server there"))
                    .allMatch(message -> !message.contains("\n"));
            assertThat(messages(driver).get(0)).endsWith("Starting again in 2 s.");
            assertThat(messages(driver).get(3)).endsWith("Starting again in 16 s.");
            try (Listener listener = driver.connections().listen("localhost", 9999)) {
                driver.advance(Duration.ofSeconds(16));
                send(accept(listener), "at last\n");
                driver.nextBatch();
                assertThat(lines.all()).containsExactly("at last");
            }
        }
    }

    @Test
    void functionThatThrows_isNamedWithItsLineAndBatch_andABoundedEscapedSample() {
        try (StreamTestDriver driver = driver()) {
            TestInput<String> words = driver.input("words");
            driver.capture(words.stream().map(Integer::parseInt));
            driver.start();
            words.add("1");
            driver.nextBatch();
            words.add("\u001b[31m" + "9".repeat(100_000));

            OperatorException failure = catchThrowableOfType(OperatorException.class, driver::nextBatch);

            assertThat(failure)
                    .hasMessageContaining("operator 'map#1' (BadInputTest.java:")
                    .hasMessageContaining("batch 1 (1970-01-01T00:00:02Z)")
                    .hasMessageContaining("\\u001b[31m999")
                    .hasCauseInstanceOf(NumberFormatException.class);
            assertThat(failure.getMessage().length()).isLessThan(1_000);
        }
    }

    @Test
    void functionThatReturnsNull_isNamedWithItsLineAndBatch_andABoundedEscapedSample() {
        try (StreamTestDriver driver = driver()) {
            TestInput<String> words = driver.input("words");
            driver.capture(words.stream().map(word -> System.getProperty(word)));
            driver.start();
            words.add("no such\nproperty" + "!".repeat(100_000));

            OperatorException failure = catchThrowableOfType(OperatorException.class, driver::nextBatch);

            assertThat(failure.code()).isEqualTo(ErrorCode.TASK_NULL_ELEMENT);
            assertThat(failure)
                    .hasMessageContaining("'map#1' (BadInputTest.java:")
                    .hasMessageContaining("batch 0 (1970-01-01T00:00:01Z)")
                    .hasMessageContaining("no such\\nproperty!!!");
            assertThat(failure.getMessage().length()).isLessThan(1_000);
        }
    }

    @Test
    void graphWithoutAnOutput_isRefusedAtStartWithTheFix() {
        StreamTestDriver driver = driver();
        driver.input("words").stream().map(String::valueOf);

        assertThat(catchThrowableOfType(PlanException.class, driver::start))
                .hasMessageContaining("No output operations registered, so nothing to execute")
                .hasMessageContaining("Add an output such as print, foreachRDD or saveAsTextFiles");
    }

    @Test
    void unknownSetting_isRefusedAtStartWithTheNearestKey() {
        conf = conf.set("sluice.socket.maxLineLenght", "5");
        StreamTestDriver driver = driver();
        driver.capture(driver.input("words").stream());

        assertThat(catchThrowableOfType(PlanException.class, driver::start))
                .hasMessageContaining("sluice.socket.maxLineLenght: there is no such setting")
                .hasMessageContaining("Did you mean sluice.socket.maxLineLength?");
    }

    private StreamTestDriver driver() {
        return StreamTestDriver.setup(Durations.seconds(1)).conf(conf).create();
    }

    private static TestOutput<String> startLines(StreamTestDriver driver) {
        TestOutput<String> lines = driver.capture(
                driver.context().socketTextStream("localhost", 9999).named("lines"));
        driver.start();
        return lines;
    }

    private static MemoryConnection accept(Listener listener) throws Exception {
        return (MemoryConnection) listener.accept(Duration.ZERO).orElseThrow();
    }

    private static void send(MemoryConnection peer, String text) throws Exception {
        byte[] bytes = text.getBytes(UTF_8);
        peer.write(bytes, 0, bytes.length);
    }

    private static List<String> messages(StreamTestDriver driver) {
        return events(driver, ReceiverError.class).stream()
                .map(ReceiverError::message)
                .toList();
    }

    private static <E extends StreamingEvent> List<E> events(StreamTestDriver driver, Class<E> type) {
        List<E> found = new ArrayList<>();
        driver.events().stream().filter(type::isInstance).forEach(event -> found.add(type.cast(event)));
        return found;
    }
}

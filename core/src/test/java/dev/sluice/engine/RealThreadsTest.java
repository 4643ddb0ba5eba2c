package dev.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.StreamingContext;
import dev.sluice.config.BatchKeys;
import dev.sluice.config.CutPolicy;
import dev.sluice.config.EngineKeys;
import dev.sluice.config.StreamingConf;
import dev.sluice.event.StreamingContextState;
import dev.sluice.source.QueueSource;
import dev.sluice.spi.InputBatch;
import dev.sluice.spi.Source;
import dev.sluice.spi.SourceContext;
import dev.sluice.spi.SourceReader;
import dev.sluice.time.BatchTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only threads can get wrong: callers that race each other, and code that waits. */
class RealThreadsTest {
    private static final long PATIENCE_SECONDS = 20;
    private static final int CALLERS = 4;

    @RegisterExtension
    final EngineChecks checks = new EngineChecks();

    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    private final QueueSource<Integer> numbers = QueueSource.create();

    @AfterEach
    void endCallers() {
        callers.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void stop_whenSeveralCallersRace_returnsToEachAfterTheLastThreadHasEnded(boolean isGraceful) throws Exception {
        StreamingContext context = context("race-" + isGraceful);
        CountDownLatch ran = new CountDownLatch(2);
        context.stream(numbers).foreachRDD(rdd -> ran.countDown());
        context.start();
        await(ran);

        List<List<String>> left = race(() -> {
            context.stop(isGraceful);
            return threadsOf("race-" + isGraceful);
        });

        assertThat(left)
                .hasSize(CALLERS)
                .allSatisfy(threads -> assertThat(threads).isEmpty());
        assertThat(context.getState()).isEqualTo(StreamingContextState.STOPPED);
    }

    @Test
    void stop_whenABatchAndOthersCallIt_endsTheProgramOnce() throws Exception {
        StreamingContext context = context("inside");
        CountDownLatch stopping = new CountDownLatch(1);
        context.stream(numbers).foreachRDD(rdd -> {
            context.stop(false);
            stopping.countDown();
        });
        context.start();
        await(stopping);

        race(() -> {
            context.stop(true);
            return List.of();
        });

        context.awaitTermination();
        assertThat(threadsOf("inside")).isEmpty();
    }

    @Test
    void start_whenSeveralCallersRace_startsOnce() throws Exception {
        checks.expectWarning("has already been started");
        StreamingContext context = context("starts");
        List<Long> batches = new CopyOnWriteArrayList<>();
        CountDownLatch ran = new CountDownLatch(3);
        context.stream(numbers).foreachRDD((rdd, batch) -> {
            batches.add(batch.id());
            ran.countDown();
        });

        race(() -> {
            context.start();
            return List.of();
        });
        await(ran);
        context.stop();

        assertThat(batches).startsWith(0L, 1L, 2L).doesNotHaveDuplicates();
    }

    @Test
    void open_whenItTakesLong_keepsNobodyFromAskingForTheStateOrAStop() throws Exception {
        StreamingContext context = context("opening");
        CountDownLatch isOpening = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        context.stream(new SlowlyOpened(isOpening, mayGoOn)).foreachRDD(rdd -> {});
        Future<?> start = callers.submit(context::start);
        await(isOpening);

        assertThat(context.getState()).isEqualTo(StreamingContextState.INITIALIZED);
        Future<?> stop = callers.submit(() -> context.stop());
        mayGoOn.countDown();
        start.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        stop.get(PATIENCE_SECONDS, TimeUnit.SECONDS);

        context.stop(); // whichever came first, the start or the stop
        assertThat(context.getState()).isEqualTo(StreamingContextState.STOPPED);
    }

    @Test
    void gracefulStop_whenAnOutputWaitsForEver_interruptsIt_andEnds() throws Exception {
        checks.expectWarning("Output foreachRDD#0");
        StreamingConf conf = conf("stuck")
                .set(EngineKeys.GRACEFUL_STOP_TIMEOUT, Optional.of(Duration.ofMillis(50)))
                .set(BatchKeys.CUT_POLICY, CutPolicy.ON_ARRIVAL);
        StreamingContext context = new StreamingContext(conf, Duration.ofDays(1));
        CountDownLatch isWaiting = new CountDownLatch(1);
        List<String> later = new CopyOnWriteArrayList<>();
        context.stream(numbers).foreachRDD(rdd -> {
            isWaiting.countDown();
            new CountDownLatch(1).await();
        });
        context.stream(QueueSource.create()).foreachRDD(rdd -> later.add("ran"));
        context.start();
        numbers.add(List.of(1));
        await(isWaiting);

        context.stop(true);

        assertThat(context.getState()).isEqualTo(StreamingContextState.STOPPED);
        assertThat(later).isEmpty();
        assertThatThrownBy(context::awaitTermination).hasMessageContaining("Stopping took longer than 50 ms");
    }

    @Test
    void input_whenSeveralThreadsAddItOnArrival_isSeenOnceEach() throws Exception {
        StreamingConf conf = conf("arrivals").set(BatchKeys.CUT_POLICY, CutPolicy.ON_ARRIVAL);
        StreamingContext context = new StreamingContext(conf, Duration.ofMillis(50));
        List<Integer> seen = new CopyOnWriteArrayList<>();
        context.stream(numbers).foreachRDD(rdd -> seen.addAll(rdd.collect()));
        context.start();

        race(() -> {
            for (int number = 0; number < 250; number++) {
                numbers.add(List.of(number));
            }
            return List.of();
        });
        context.stop(true);

        assertThat(seen).hasSize(CALLERS * 250);
        assertThat(seen.stream().mapToLong(Integer::longValue).sum()).isEqualTo(CALLERS * 250L * 249 / 2);
    }

    private static StreamingConf conf(String name) {
        return StreamingConf.create().master("local[2]").appName(name);
    }

    private StreamingContext context(String name) {
        checks.allowWarning("batches that waited were dropped");
        return new StreamingContext(conf(name), Duration.ofMillis(10));
    }

    private List<List<String>> race(Callable<List<String>> body) throws Exception {
        CountDownLatch begin = new CountDownLatch(1);
        List<Future<List<String>>> results = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            results.add(callers.submit(() -> {
                await(begin);
                return body.call();
            }));
        }
        begin.countDown();
        List<List<String>> all = new ArrayList<>();
        for (Future<List<String>> result : results) {
            all.add(result.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        }
        return all;
    }

    private static List<String> threadsOf(String application) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("sluice-" + application))
                .toList();
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("it happened")
                .isTrue();
    }

    /** Takes as long to open as the test wants. */
    private record SlowlyOpened(CountDownLatch isOpening, CountDownLatch mayGoOn)
            implements Source<Integer>, SourceReader<Integer> {
        @Override
        public SourceReader<Integer> open(SourceContext context) throws InterruptedException {
            isOpening.countDown();
            RealThreadsTest.await(mayGoOn);
            return this;
        }

        @Override
        public String describe() {
            return "slow";
        }

        @Override
        public InputBatch<Integer> plan(BatchTime batch) {
            return new InputBatch<>(List.of(), 0, "");
        }
    }
}

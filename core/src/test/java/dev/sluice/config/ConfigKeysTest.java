package dev.sluice.config;

import static dev.sluice.config.ConfigKey.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConfigKeysTest {

    /** Name, default, aliases. Changing a line changes what programs do that are already written. */
    private static final String PINNED = """
            sluice.app.name | sluice | spark.app.name
            sluice.master | local[*] | spark.master
            sluice.default.parallelism | auto | spark.default.parallelism
            sluice.task.maxFailures | 4 | spark.task.maxFailures
            sluice.stopGracefullyOnShutdown | true | spark.streaming.stopGracefullyOnShutdown
            sluice.gracefulStopTimeout | auto | spark.streaming.gracefulStopTimeout
            sluice.samples | on |
            sluice.embedded.forkThreshold | auto |
            sluice.embedded.fusion | on |
            sluice.persist.memoryBytes | auto |
            sluice.listener.queueSize | 10000 |
            sluice.batch.interval | auto |
            sluice.batch.limit | unlimited |
            sluice.batch.cutPolicy | interval |
            sluice.batch.catchUp | auto |
            sluice.batch.catchUp.maxEach | 1000 |
            sluice.failure.policy | continue |
            sluice.receiver.maxRate | unlimited | spark.streaming.receiver.maxRate
            sluice.receiver.restartDelay | 2 s | spark.streaming.receiverRestartDelay
            sluice.receiver.bufferBytes | 64m |
            sluice.receiver.bufferRecords | auto |
            sluice.receiver.blockBytes | 1m |
            sluice.receiver.spillBytes | 1g |
            sluice.spill.directory | auto |
            sluice.backpressure.enabled | false | spark.streaming.backpressure.enabled
            sluice.backpressure.initialRate | auto | spark.streaming.backpressure.initialRate
            sluice.backpressure.rateEstimator | pid | spark.streaming.backpressure.rateEstimator
            sluice.backpressure.pid.proportional | 1.0 | spark.streaming.backpressure.pid.proportional
            sluice.backpressure.pid.integral | 0.2 | spark.streaming.backpressure.pid.integral
            sluice.backpressure.pid.derived | 0.0 | spark.streaming.backpressure.pid.derived
            sluice.backpressure.pid.minRate | 100.0 | spark.streaming.backpressure.pid.minRate
            sluice.fileStream.minRememberDuration | 1 min | spark.streaming.fileStream.minRememberDuration \
            spark.streaming.minRememberDuration
            sluice.socket.maxLineLength | 1m |
            sluice.socket.connectTimeout | 10 s |
            sluice.socket.reconnect.maxDelay | 30 s |
            sluice.socket.idleTimeout | off |
            sluice.state.store | heap |
            sluice.state.memoryLimit | auto |
            sluice.state.directory | auto |
            """;

    @Test
    void keys_haveTheirPinnedNamesDefaultsAndAliases() {
        assertThat(ConfigKeys.all().stream().map(ConfigKeysTest::line))
                .containsExactlyElementsOf(PINNED.lines().toList());
    }

    @Test
    void retiredKeys_haveTheirPinnedOutcomes() {
        assertThat(ConfigKeys.retired().stream().map(key -> key.name() + " " + key.outcome()))
                .containsExactly(
                        "spark.streaming.blockInterval IGNORED",
                        "spark.streaming.blockQueueSize IGNORED",
                        "spark.streaming.receiver.blockStoreTimeout IGNORED",
                        "spark.streaming.receiver.writeAheadLog. REFUSED",
                        "spark.streaming.driver.writeAheadLog. IGNORED",
                        "spark.streaming.checkpoint.directory REFUSED",
                        "spark.streaming.unpersist IGNORED",
                        "spark.streaming.stopSparkContextByDefault IGNORED",
                        "spark.streaming.concurrentJobs REFUSED",
                        "spark.streaming.ui.retainedBatches IGNORED",
                        "spark.streaming.sessionByKey.deltaChainThreshold IGNORED",
                        "spark.streaming.clock REFUSED",
                        "spark.streaming.manualClock.jump REFUSED",
                        "spark.streaming.dynamicAllocation. IGNORED",
                        "spark.streaming.kafka. REFUSED",
                        "spark.streaming.kinesis. REFUSED",
                        "spark.streaming.internal. REFUSED");
    }

    @Test
    void registry_holdsEveryConstantOfEveryArea() {
        List<Object> constants = Stream.of(
                        EngineKeys.class,
                        BatchKeys.class,
                        ReceiverKeys.class,
                        BackpressureKeys.class,
                        SourceKeys.class,
                        StateKeys.class)
                .flatMap(area -> Arrays.stream(area.getDeclaredFields()))
                .filter(field -> Modifier.isPublic(field.getModifiers()))
                .map(ConfigKeysTest::value)
                .toList();

        assertThat(ConfigKeys.all())
                .hasSameElementsAs(constants.stream()
                        .map(constant -> (ConfigKey<?>) constant)
                        .toList());
    }

    @Test
    void find_takesAnyName() {
        assertThat(ConfigKeys.find("sluice.master")).hasValue(EngineKeys.MASTER);
        assertThat(ConfigKeys.find("spark.master")).hasValue(EngineKeys.MASTER);
        assertThat(ConfigKeys.find("master")).isEmpty();
    }

    @Test
    void environmentName_isUpperSnakeCase() {
        assertThat(ReceiverKeys.MAX_RATE.environmentName()).isEqualTo("SLUICE_CONF_RECEIVER_MAX_RATE");
        assertThat(BatchKeys.CATCH_UP_MAX_EACH.environmentName()).isEqualTo("SLUICE_CONF_BATCH_CATCH_UP_MAX_EACH");
    }

    @Test
    void registry_whenTwoKeysShareAName_isRefused() {
        ConfigKey<String> first = key("a", ValueFormat.text()).alias("spark.x").define("1", "");
        ConfigKey<String> second = key("b", ValueFormat.text()).alias("spark.x").define("2", "");

        assertThatThrownBy(() -> new KeyRegistry(List.of(first, second), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The name spark.x belongs to both sluice.a and sluice.b");
    }

    @Test
    void key_whenDefaultIsOutOfBounds_isRefused() {
        assertThatThrownBy(() -> key("a", ValueFormat.integer(1, 9)).define(10, ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String line(ConfigKey<?> key) {
        return (key.name() + " | " + key.defaultText() + " | " + String.join(" ", key.aliases())).stripTrailing();
    }

    private static Object value(Field field) {
        try {
            return field.get(null);
        } catch (IllegalAccessException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}

package dev.sluice.config;

import static dev.sluice.config.ConfigKey.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.Problem;
import dev.sluice.error.StreamingException;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class StreamingConfTest {

    private static final ConfigKey<String> PASSWORD =
            key("test.password", ValueFormat.oneOf("right")).secret().define("right", "A secret.");
    private static final ConfigKey<Integer> SIZE = key("test.size", ValueFormat.integer(1, 9))
            .deprecated("sluice.oldSize")
            .define(3, "A size.");
    private static final StreamingConf WITH_TEST_KEYS =
            StreamingConf.create(new KeyRegistry(List.of(PASSWORD, SIZE), List.of()));

    @Test
    void get_whenNothingIsSet_isTheDefault() {
        assertThat(StreamingConf.create().get(EngineKeys.TASK_MAX_FAILURES)).isEqualTo(4);
        assertThat(StreamingConf.create().isSet(EngineKeys.TASK_MAX_FAILURES)).isFalse();
        assertThat(StreamingConf.create().problems()).isEmpty();
        assertThat(StreamingConf.create().warnings()).isEmpty();
    }

    @Test
    void launchProperties_haveTheLastWord_andAWarningNamesWhatGaveWay() {
        Properties launch = new Properties();
        launch.setProperty("sluice.conf.sluice.master", "local[2]");
        launch.setProperty("sluice.conf.spark.task.maxFailures", "2");
        launch.setProperty("sluice.conf.sluice.receiver.restartDelay", "1000ms");
        launch.setProperty("sluice.log.level", "DEBUG");

        StreamingConf conf = StreamingConf.create()
                .appName("Orders")
                .master("local[*]")
                .set(ReceiverKeys.RESTART_DELAY, Duration.ofSeconds(1))
                .withLaunchProperties(launch);

        assertThat(conf.problems()).isEmpty();
        assertThat(conf.get(EngineKeys.APP_NAME)).isEqualTo("Orders");
        assertThat(conf.get(EngineKeys.MASTER).url()).isEqualTo("local[2]");
        assertThat(conf.get(EngineKeys.TASK_MAX_FAILURES)).isEqualTo(2);
        assertThat(conf.warnings())
                .extracting(Problem::toString)
                .containsExactly("sluice.master: the program sets 'local[*]', but it was started with 'local[2]', which"
                        + " holds. Start it without the setting to get the program's. [CONFIG_OVERRIDDEN]");
    }

    @Test
    void launchProperties_whenUnknown_areAProblemByTheirName() {
        Properties launch = new Properties();
        launch.setProperty("sluice.conf.sluice.mastre", "local[2]");

        assertThat(StreamingConf.create().withLaunchProperties(launch).problems())
                .extracting(Problem::toString)
                .containsExactly("sluice.mastre: there is no such setting. Did you mean sluice.master?"
                        + " [CONFIG_UNKNOWN_KEY]");
    }

    @Test
    void launchProperties_whenASecretGivesWay_hideIt() {
        Properties launch = new Properties();
        launch.setProperty("sluice.conf.sluice.test.password", "right");

        assertThat(WITH_TEST_KEYS
                        .set("sluice.test.password", "hush")
                        .withLaunchProperties(launch)
                        .warnings())
                .extracting(Problem::toString)
                .singleElement()
                .asString()
                .contains("sluice.test.password", "(a secret, not shown)")
                .doesNotContain("hush", "right");
    }

    @Test
    void toLaunchProperties_areReadBackAsTheSameSettings() {
        StreamingConf conf = StreamingConf.create().master("local[3]").set("spark.task.maxFailures", "2");
        Properties launch = new Properties();
        launch.putAll(conf.toLaunchProperties());

        assertThat(StreamingConf.create().withLaunchProperties(launch)).hasToString(conf.toString());
    }

    @Test
    void set_returnsAChangedCopy() {
        StreamingConf original = StreamingConf.create().appName("first");

        StreamingConf changed = original.appName("second").master("local[2]");

        assertThat(original.get(EngineKeys.APP_NAME)).isEqualTo("first");
        assertThat(original.isSet(EngineKeys.MASTER)).isFalse();
        assertThat(changed.get(EngineKeys.APP_NAME)).isEqualTo("second");
        assertThat(changed.get(EngineKeys.MASTER).parallelism(16)).isEqualTo(2);
    }

    @Test
    void set_byKeyNameAndAlias_meansTheSame() {
        assertThat(StreamingConf.create()
                        .set(ReceiverKeys.RESTART_DELAY, Duration.ofSeconds(5))
                        .get(ReceiverKeys.RESTART_DELAY))
                .isEqualTo(Duration.ofSeconds(5));
        assertThat(StreamingConf.create()
                        .set("sluice.receiver.restartDelay", "5s")
                        .get(ReceiverKeys.RESTART_DELAY))
                .isEqualTo(Duration.ofSeconds(5));
        assertThat(StreamingConf.create()
                        .set("spark.streaming.receiverRestartDelay", "5000")
                        .get(ReceiverKeys.RESTART_DELAY))
                .isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void set_whenSetAgainUnderAnotherName_hasTheLastValue() {
        StreamingConf conf =
                StreamingConf.create().set("sluice.task.maxFailures", "2").set("spark.task.maxFailures", "3");

        assertThat(conf.get(EngineKeys.TASK_MAX_FAILURES)).isEqualTo(3);
        assertThat(conf.problems()).isEmpty();
    }

    @Test
    void maxRate_whenZeroOrLess_isUnlimitedAsInSpark() {
        StreamingConf conf = StreamingConf.create();

        assertThat(conf.set("spark.streaming.receiver.maxRate", "0").get(ReceiverKeys.MAX_RATE))
                .isEmpty();
        assertThat(conf.set("spark.streaming.receiver.maxRate", "-1").get(ReceiverKeys.MAX_RATE))
                .isEmpty();
        assertThat(conf.set("spark.streaming.receiver.maxRate", "9223372036854775807")
                        .get(ReceiverKeys.MAX_RATE))
                .isEmpty();
        assertThat(conf.set("sluice.receiver.maxRate", "unlimited").get(ReceiverKeys.MAX_RATE))
                .isEmpty();
        assertThat(conf.set("sluice.receiver.maxRate", "500").get(ReceiverKeys.MAX_RATE))
                .hasValue(500L);
    }

    @Test
    void problems_listEverythingAtOnce_inOrder() {
        StreamingConf conf = StreamingConf.create()
                .set("sluice.reciever.maxRate", "10")
                .set("sluice.task.maxFailures", "0")
                .set("sluice.batch.cutPolicy", "sometimes")
                .set("spark.streaming.concurrentJobs", "2");

        assertThat(conf.problems().stream().map(Problem::toString))
                .containsExactly(
                        "sluice.reciever.maxRate: there is no such setting. Did you mean sluice.receiver.maxRate?"
                                + " [CONFIG_UNKNOWN_KEY]",
                        "sluice.task.maxFailures: '0' is not valid (not from 1 to 100). Use an integer from 1 to 100;"
                                + " the default is 4. [CONFIG_INVALID_VALUE]",
                        "sluice.batch.cutPolicy: 'sometimes' is not valid (not one of [interval, on-arrival]). Use"
                                + " interval or on-arrival; the default is interval. [CONFIG_INVALID_VALUE]",
                        "spark.streaming.concurrentJobs: this setting of Spark is refused. Batches run one after"
                                + " another, which ordered outputs rely on; raise sluice.default.parallelism to use"
                                + " more cores. [CONFIG_RETIRED_KEY]");
    }

    @Test
    void problems_whenPrefixIsForgotten_suggestTheFullName() {
        assertThat(StreamingConf.create().set("receiver.maxRate", "10").problems())
                .extracting(Problem::fix)
                .containsExactly("Did you mean sluice.receiver.maxRate?");
    }

    @Test
    void problems_whenNothingIsSimilar_pointToTheDocumentation() {
        assertThat(StreamingConf.create()
                        .set("zzzz", "1")
                        .set("x".repeat(100_000), "1")
                        .problems())
                .extracting(Problem::fix)
                .containsOnly("See docs/configuration.md for the settings there are.");
    }

    @Test
    void problems_whenNameHasControlCharacters_showThemEscaped() {
        assertThat(StreamingConf.create().set("a\nb", "1").problems())
                .extracting(Problem::where)
                .containsExactly("a\\nb");
    }

    @Test
    void problems_whenTypedValueIsOutOfBounds_areReportedLikeText() {
        assertThat(StreamingConf.create().set(ReceiverKeys.SPILL_BYTES, -1L).problems())
                .extracting(Problem::code)
                .containsExactly(ErrorCode.CONFIG_INVALID_VALUE);
    }

    @Test
    void problems_whenBlockDoesNotFitTheBuffer_nameBoth() {
        assertThat(StreamingConf.create()
                        .set("sluice.receiver.blockBytes", "128m")
                        .problems())
                .extracting(Problem::toString)
                .containsExactly("sluice.receiver.blockBytes: a block of 128m does not fit into a buffer of 64m"
                        + " (sluice.receiver.bufferBytes). Make the block smaller or the buffer larger."
                        + " [CONFIG_CONFLICT]");
    }

    @Test
    void problems_whenMasterIsACluster_sayWhichModuleIsMissing() {
        assertThat(StreamingConf.create().master("spark://host:7077").problems())
                .extracting(Problem::toString)
                .containsExactly("sluice.master: 'spark://host:7077' is a Spark cluster, which needs the module"
                        + " sluice-spark, and it is not on the class path. Use local[*] to run in this process."
                        + " [CONFIG_RUNTIME_MISSING]");
    }

    @Test
    void problems_whenOneMapHasTwoNamesOfAKey_areAConflict() {
        StreamingConf conf =
                StreamingConf.create().with(Map.of("sluice.task.maxFailures", "2", "spark.task.maxFailures", "3"));

        assertThat(conf.problems())
                .extracting(Problem::toString)
                .containsExactly("sluice.task.maxFailures: it is set to different values under the names"
                        + " sluice.task.maxFailures and spark.task.maxFailures. Keep one of them. [CONFIG_CONFLICT]");
    }

    @Test
    void warnings_whenSettingsAreIgnored_sayWhy() {
        StreamingConf conf = StreamingConf.create()
                .set("spark.streaming.blockInterval", "200ms")
                .set("spark.streaming.dynamicAllocation.minExecutors", "1")
                .set("spark.executor.memory", "2g")
                .set("spark.task.maxFailure", "2");

        assertThat(conf.problems()).isEmpty();
        assertThat(conf.warnings().stream().map(Problem::toString))
                .containsExactly(
                        "spark.streaming.blockInterval: this setting of Spark is ignored. Blocks are cut by size"
                                + " (sluice.receiver.blockBytes) and at batch boundaries, not by a timer."
                                + " [CONFIG_RETIRED_KEY]",
                        "spark.streaming.dynamicAllocation.minExecutors: this setting of Spark is ignored. The"
                                + " embedded engine has no executors to add or remove; sluice.master sets its"
                                + " parallelism. [CONFIG_RETIRED_KEY]",
                        "spark.executor.memory: this setting of Spark has no effect here. Remove it, or keep it for a"
                                + " run on Spark. [CONFIG_UNKNOWN_KEY]",
                        "spark.task.maxFailure: this setting of Spark has no effect here. Did you mean"
                                + " spark.task.maxFailures? [CONFIG_UNKNOWN_KEY]");
    }

    @Test
    void warnings_whenNameIsDeprecated_nameTheNewOne() {
        StreamingConf conf = WITH_TEST_KEYS.set("sluice.oldSize", "5");

        assertThat(conf.get(SIZE)).isEqualTo(5);
        assertThat(conf.warnings()).extracting(Problem::fix).containsExactly("Use sluice.test.size.");
    }

    @Test
    void get_whenValueIsInvalid_throwsTheProblem() {
        StreamingConf conf = StreamingConf.create().set("spark.task.maxFailures", "four");

        assertThatThrownBy(() -> conf.get(EngineKeys.TASK_MAX_FAILURES))
                .isInstanceOf(StreamingException.class)
                .hasMessage("spark.task.maxFailures: 'four' is not valid. Use an integer from 1 to 100; the default is"
                        + " 4. [CONFIG_INVALID_VALUE]");
    }

    @Test
    void withProperties_readsTextAndInheritedDefaults() throws IOException {
        Properties defaults = new Properties();
        defaults.setProperty("sluice.app.name", "inherited");

        assertThat(StreamingConf.create()
                        .withProperties(new StringReader("# comment\nsluice.samples = off\n"))
                        .withProperties(new Properties(defaults))
                        .toString())
                .isEqualTo("StreamingConf{sluice.samples=off, sluice.app.name=inherited}");
    }

    @Test
    void withProperties_whenEscapeIsMalformed_throws() {
        assertThatThrownBy(() -> StreamingConf.create().withProperties(new StringReader("a=\\u12")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void withEnvironment_readsOnlyItsPrefix() {
        StreamingConf conf = StreamingConf.create()
                .withEnvironment(
                        Map.of("PATH", "/bin", "SLUICE_HOME", "/opt", "SLUICE_CONF_SOCKET_RECONNECT_MAX_DELAY", "1s"));

        assertThat(conf).hasToString("StreamingConf{sluice.socket.reconnect.maxDelay=1s}");
    }

    @Test
    void withEnvironment_whenVariableIsMistyped_suggestsAVariable() {
        assertThat(StreamingConf.create()
                        .withEnvironment(Map.of("SLUICE_CONF_MASTR", "local"))
                        .problems())
                .extracting(Problem::fix)
                .containsExactly("Did you mean SLUICE_CONF_MASTER?");
    }

    @Test
    void secret_isNeverShown() {
        StreamingConf conf = WITH_TEST_KEYS.set("sluice.test.password", "hunter2");

        assertThat(conf.toString() + conf.describe() + conf.problems()).doesNotContain("hunter2");
        assertThat(conf.problems()).hasSize(1);
        assertThatThrownBy(() -> conf.get(PASSWORD)).hasMessageNotContaining("hunter2");
    }

    @Test
    void valueOfAnUnknownName_isNeverShown() {
        StreamingConf conf = StreamingConf.create().set("sluice.jdbc.pasword", "hunter2");

        assertThat(conf.toString() + conf.describe() + conf.problems()).doesNotContain("hunter2");
    }

    @Test
    void describe_saysWhereEachValueComesFrom() {
        StreamingConf conf = StreamingConf.create()
                .set(EngineKeys.DEFAULT_PARALLELISM, Optional.of(8))
                .set("spark.app.name", "a\nb");

        assertThat(conf.describe().lines())
                .contains(
                        "sluice.default.parallelism = 8",
                        "sluice.app.name = a\\nb (set as spark.app.name)",
                        "sluice.task.maxFailures = 4 (default)")
                .hasSameSizeAs(ConfigKeys.all());
    }
}

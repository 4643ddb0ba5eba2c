package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.config.StreamingConf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs from jars of the user's, with contexts of their own and without. */
class UsersProgramsTest {
    private static final int PATIENCE_SECONDS = 60;

    private static final String IMPORTS = """
            package com.example;

            import dev.sluice.StreamingContext;
            import dev.sluice.StreamingProgram;
            import dev.sluice.config.StreamingConf;
            import dev.sluice.time.Durations;
            import java.util.List;

            """;

    /** Asks for an hour, a master and a number of failures of its own, and prints what it got. */
    private static final String MAIN = IMPORTS + """
            public class Orders {
                public static void main(String[] arguments) throws Exception {
                    var conf = StreamingConf.create().appName("Orders").master("local[3]");
                    try (var ssc = new StreamingContext(conf, Durations.minutes(60))) {
                        ssc.generatorStream(1_000, number -> arguments[0] + number).foreachRDD((rdd, batch) ->
                                System.out.println("batch " + batch.id() + " on "
                                        + Thread.currentThread().getContextClassLoader().loadClass("com.example.Orders")
                                                .getSimpleName()));
                        ssc.start();
                        ssc.awaitTermination();
                        System.out.println("ended");
                    }
                }
            }
            """;

    @TempDir
    private Path directory;

    @AfterEach
    void forgetTheLoader() {
        Thread.currentThread().setContextClassLoader(getClass().getClassLoader());
    }

    @Test
    void main_getsIntervalMasterAndBatches_andAWarningForEachSettingOfItsOwn() throws Exception {
        Path jar = UserJar.of(directory, "com.example.Orders", MAIN);

        try (SluiceProcess process = SluiceProcess.start(
                directory,
                "run",
                "com.example.Orders",
                "--jar",
                jar.toString(),
                "--interval",
                "20ms",
                "--master",
                "local[2]",
                "--batches",
                "3",
                "--",
                "n")) {
            assertThat(process.awaitExit(PATIENCE_SECONDS)).isZero();
            assertThat(process.out().lines())
                    .containsExactly("batch 0 on Orders", "batch 1 on Orders", "batch 2 on Orders", "ended");
            assertThat(process.err())
                    .contains("The program asks for a batch every 1 h, but sluice.batch.interval is 20 ms, which holds")
                    .contains("the program sets 'local[3]', but it was started with 'local[2]', which holds");
        }
    }

    @Test
    void batches_whenMoreIsReceivedMeanwhile_saysInOneLineHowManyRecordsAreLeft() throws Exception {
        Path jar = UserJar.of(directory, "com.example.Left", IMPORTS + """
                public class Left implements StreamingProgram {
                    @Override
                    public void define(StreamingContext ssc, List<String> arguments) {
                        var queue = new java.util.concurrent.ConcurrentLinkedQueue<dev.sluice.rdd.RDD<Integer>>();
                        ssc.queueStream(queue)
                                .named("orders")
                                .foreachRDD(rdd -> queue.add(ssc.parallelize(List.of(1, 2, 3))));
                    }
                }
                """);

        try (SluiceProcess process = SluiceProcess.start(
                directory,
                "run",
                "com.example.Left",
                "--jar",
                jar.toString(),
                "--interval",
                "20ms",
                "--batches",
                "2")) {
            assertThat(process.awaitExit(PATIENCE_SECONDS)).isZero();
            assertThat(process.err().lines())
                    .containsExactly("WARN  Records that were received and not processed when the program stopped: 3"
                            + " (3 of orders)");
        }
    }

    @Test
    void main_whenNothingIsSet_getsWhatItAsksFor_withoutAWarning() throws Exception {
        Path jar = UserJar.of(directory, "com.example.Settings", IMPORTS + """
                public class Settings {
                    public static void main(String[] arguments) throws Exception {
                        try (var ssc = new StreamingContext("local[3]", "Settings", Durations.milliseconds(10))) {
                            ssc.generatorStream(1_000, number -> number).foreachRDD(rdd -> ssc.stop());
                            ssc.start();
                            ssc.awaitTermination();
                        }
                    }
                }
                """);

        try (SluiceProcess process =
                SluiceProcess.start(directory, "run", "com.example.Settings", "--jar", jar.toString())) {
            assertThat(process.awaitExit(PATIENCE_SECONDS)).isZero();
            assertThat(process.err()).doesNotContain("holds");
        }
    }

    @Test
    void main_thatReturnsWhileAThreadOfItsOwnGoesOn_isNotCutShort() throws Exception {
        Path jar = UserJar.of(directory, "com.example.Later", IMPORTS + """
                public class Later {
                    public static void main(String[] arguments) {
                        Thread main = Thread.currentThread();
                        new Thread(() -> {
                            try {
                                main.join();
                                System.out.println("after main");
                            } catch (InterruptedException unexpected) {
                                throw new AssertionError(unexpected);
                            }
                        }).start();
                    }
                }
                """);

        try (SluiceProcess process =
                SluiceProcess.start(directory, "run", "com.example.Later", "--jar", jar.toString())) {
            assertThat(process.awaitExit(PATIENCE_SECONDS)).isZero();
            assertThat(process.out()).isEqualTo("after main" + System.lineSeparator());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "throw new java.io.IOException(\"no disk\");     | 1 | sluice: The program failed: java.io.IOException: no disk",
                "throw new AssertionError(\"defect\");           | 1 | sluice: The program failed: java.lang.AssertionError: defect",
                "throw new NoClassDefFoundError(\"com/foo/Bar\"); | 1 | sluice: The program needs class com.foo.Bar, which is in none"
                        + " of its jars. Name its jar with --jar.",
                "new StreamingContext(\"local\", \"x\", Durations.seconds(1)).start(); | 3 | sluice: the program: No output"
                        + " operations registered, so nothing to execute. Add an output such as print, foreachRDD or"
                        + " saveAsTextFiles to a stream before start. [GRAPH_NO_OUTPUT]",
                "System.exit(42);                               | 42 | ''"
            })
    void main_whenItFails_isReportedInOneLine(String body, int exitCode, String message) throws Exception {
        Path jar = UserJar.of(
                directory,
                "com.example.Failing",
                IMPORTS + "public class Failing { public static void main(String[] arguments) throws Exception { "
                        + body + " } }");

        try (SluiceProcess process =
                SluiceProcess.start(directory, "run", "com.example.Failing", "--jar", jar.toString())) {
            assertThat(process.awaitExit(PATIENCE_SECONDS)).isEqualTo(exitCode);
            assertThat(process.err().strip()).isEqualTo(message);
        }
    }

    @Test
    void streamingProgram_fromAJar_runs() throws Exception {
        Path jar = UserJar.of(directory, "com.example.Sums", IMPORTS + """
                public class Sums implements StreamingProgram {
                    @Override
                    public void define(StreamingContext ssc, List<String> arguments) {
                        ssc.generatorStream(1_000, number -> arguments.get(0)).foreachRDD(rdd -> System.out.println("batch"));
                    }
                }
                """);

        Terminal terminal = Terminal.run(
                "run", "com.example.Sums", "--jar", jar.toString(), "--interval", "10ms", "--batches", "2", "--", "a");

        assertThat(terminal.exitCode()).isZero();
        assertThat(terminal.out().lines()).containsExactly("batch", "batch");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "define      | IllegalArgumentException(\"expects REGION\") | 2 | com.example.Refused: expects REGION",
                "define      | IllegalStateException(\"no table\")          | 3 | java.lang.IllegalStateException: no table",
                "constructor | IllegalStateException(\"no licence\")        | 2 | no licence"
            })
    void streamingProgram_whenItCannotBeBuilt_isRefused(String where, String failure, int exitCode, String message)
            throws Exception {
        String raised = "if (true) throw new " + failure + ";";
        Path jar = UserJar.of(
                directory,
                "com.example.Refused",
                IMPORTS + "public class Refused implements StreamingProgram { public Refused() { "
                        + (where.equals("constructor") ? raised : "")
                        + " } public void define(StreamingContext ssc, List<String> arguments) { " + raised + " } }");

        Terminal terminal = Terminal.run("run", "com.example.Refused", "--jar", jar.toString());

        assertThat(terminal.exitCode()).isEqualTo(exitCode);
        assertThat(terminal.err()).contains(message).doesNotContain("\tat ");
    }

    @Test
    void class_withoutMain_isRefusedWithWhatItLacks() throws Exception {
        Path jar = UserJar.of(directory, "com.example.Plain", "package com.example; public class Plain {}");

        Terminal terminal = Terminal.run("run", "com.example.Plain", "--jar", jar.toString());

        assertThat(terminal.exitCode()).isEqualTo(2);
        assertThat(terminal.err())
                .contains("Class com.example.Plain cannot be run; implement dev.sluice.StreamingProgram or add a public"
                        + " static void main(String[]).");
    }

    @Test
    void jar_thatIsNone_isNamed() throws IOException {
        Path text = Files.writeString(directory.resolve("x.jar"), "no jar");

        Terminal terminal = Terminal.run("run", "some.Class", "--jar", text.toString());

        assertThat(terminal.exitCode()).isEqualTo(2);
        assertThat(terminal.err()).contains("--jar " + text + " is not a jar that can be read: ");
    }

    @Test
    void launchProperties_areUnderstoodByPlainJavaToo() throws Exception {
        Path jar = UserJar.of(directory, "com.example.Orders", MAIN);

        try (SluiceProcess process = SluiceProcess.startJava(
                directory,
                "-D" + StreamingConf.LAUNCH_PREFIX + "sluice.batch.interval=20ms",
                "-D" + StreamingConf.LAUNCH_PREFIX + "sluice.batch.limit=1",
                "-cp",
                System.getProperty("java.class.path") + System.getProperty("path.separator") + jar,
                "com.example.Orders",
                "n")) {
            assertThat(process.awaitExit(PATIENCE_SECONDS)).isZero();
            assertThat(process.out().lines()).containsExactly("batch 0 on Orders", "ended");
        }
    }
}

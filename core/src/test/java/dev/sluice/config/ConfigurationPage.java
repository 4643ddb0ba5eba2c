package dev.sluice.config;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Renders {@code docs/configuration.md} from the registry. */
final class ConfigurationPage {

    private static final List<Map.Entry<String, List<ConfigKey<?>>>> AREAS = List.of(
            Map.entry("The program", EngineKeys.ALL),
            Map.entry("Batches", BatchKeys.ALL),
            Map.entry("Receivers", ReceiverKeys.ALL),
            Map.entry("Back-pressure", BackpressureKeys.ALL),
            Map.entry("Sources", SourceKeys.ALL),
            Map.entry("State", StateKeys.ALL));

    private static final String INTRODUCTION = """
            # Configuration

            <!-- Made from the registry of settings. Do not edit: run the test ConfigurationPageTest with
                 -Dsluice.docs.update=true after changing a setting. -->

            A setting comes from the program, from a properties file or from the environment; what is set last holds. Whoever starts the
            program has the last word: system properties, as in `-Dsluice.conf.sluice.master=local[2]`, and the options of
            [the command line](cli.md) hold whatever the program sets, with a warning.

                StreamingConf.create()
                        .appName("WordCount")
                        .set(ReceiverKeys.MAX_RATE, Optional.of(10_000L))
                        .set("sluice.task.maxFailures", "2")
                        .withProperties(reader)
                        .withEnvironment(System.getenv());

            - A program with an unknown setting, or an invalid value, does not start. Every problem is listed at once.
            - Durations: `200ms`, `1s`, `5m`, `2h`, `PT1S`. Sizes: `65536`, `64k`, `64m`, `1g`, in powers of 1024.
            - `on` and `true`, `off` and `false` mean the same. Upper and lower case of words and units do not matter.
            - Aliases are the names of Spark. They mean the same, down to the unit of a bare number.
            - In the environment `sluice.receiver.maxRate` is `SLUICE_CONF_RECEIVER_MAX_RATE`, and so on.
            - Settings of Spark itself (`spark.` but not `spark.streaming.`) are accepted with a warning and have no effect.
            """;

    private static final String RETIRED = """

            ## Settings of Spark Streaming without a counterpart

            *Ignored* settings give a warning. A program with a *refused* one does not start, since it may count on
            something that it would not get. A name that ends in `*` stands for all that begin with it.

            | setting | | why, and what to do |
            |---|---|---|
            """;

    private ConfigurationPage() {}

    static String render() {
        String areas =
                AREAS.stream().map(area -> area(area.getKey(), area.getValue())).collect(Collectors.joining());
        String retired =
                ConfigKeys.retired().stream().map(ConfigurationPage::row).collect(Collectors.joining());
        return INTRODUCTION + areas + RETIRED + retired;
    }

    private static String area(String heading, List<ConfigKey<?>> keys) {
        return keys.stream()
                .map(ConfigurationPage::row)
                .collect(Collectors.joining(
                        "",
                        "\n## " + heading
                                + "\n\n| setting | default | meaning | accepts | alias |\n|---|---|---|---|---|\n",
                        ""));
    }

    private static String row(ConfigKey<?> key) {
        String aliases = key.aliases().stream().map(alias -> "`" + alias + "`").collect(Collectors.joining(", "));
        return "| `" + key.name() + "` | `" + key.defaultText() + "` | "
                + key.description().replace("<", "&lt;") + " | " + key.accepts() + " | " + aliases + " |\n";
    }

    private static String row(RetiredKey key) {
        String name = key.name().endsWith(".") ? key.name() + "*" : key.name();
        return "| `" + name + "` | " + key.outcome().name().toLowerCase(Locale.ROOT) + " | " + key.reason() + " |\n";
    }
}

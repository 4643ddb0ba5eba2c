package dev.sluice.config;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.Problem;
import dev.sluice.error.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges settings as a whole: a pure function from what was set to every problem and every warning.
 *
 * <p><b>Thread rule:</b> confined to the call that creates it.
 */
final class ConfReview {

    private static final String DOCUMENTATION = "See docs/configuration.md for the settings there are.";

    /** Spark has many names that we do not know: only a very close one is a mistyped one of ours. */
    private static final int TYPING_SLIP = 2;

    private final KeyRegistry registry;
    private final Map<String, String> entries;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    ConfReview(KeyRegistry registry, Map<String, String> entries) {
        this.registry = registry;
        this.entries = entries;
        entries.forEach((name, text) ->
                registry.find(name).ifPresentOrElse(key -> reviewKnown(key, name, text), () -> reviewUnknown(name)));
        registry.keys().forEach(this::reviewSpellings);
        reviewBlockSize();
        value(EngineKeys.MASTER).flatMap(Master::runtimeProblem).ifPresent(problems::add);
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    List<Problem> warnings() {
        return List.copyOf(warnings);
    }

    /** The problem with a text as the value of a key; empty when there is none. */
    static Optional<Problem> invalid(ConfigKey<?> key, String writtenName, String text) {
        try {
            key.format().read(text);
            return Optional.empty();
        } catch (IllegalArgumentException unreadable) {
            return Optional.of(new Problem(
                    ErrorCode.CONFIG_INVALID_VALUE,
                    writtenName,
                    shown(key, text) + " is not valid" + reason(key, unreadable),
                    "Use " + key.accepts() + "; the default is " + key.defaultText() + "."));
        }
    }

    /** What a user should know when a setting of the program gives way to another value; empty when that is the same. */
    static <T> Optional<Problem> override(ConfigKey<T> key, String programs, String launched) {
        if (uniform(key, programs).equals(uniform(key, launched))) {
            return Optional.empty();
        }
        return Optional.of(new Problem(
                ErrorCode.CONFIG_OVERRIDDEN,
                key.name(),
                "the program sets " + shown(key, programs) + ", but it was started with " + shown(key, launched)
                        + ", which holds",
                "Start it without the setting to get the program's."));
    }

    /** One text for all texts that mean the same. */
    private static <T> String uniform(ConfigKey<T> key, String text) {
        return invalid(key, key.name(), text).isPresent()
                ? text
                : key.format().write(key.format().read(text));
    }

    private void reviewKnown(ConfigKey<?> key, String name, String text) {
        invalid(key, name, text).ifPresent(problems::add);
        if (key.deprecatedNames().contains(name)) {
            warnings.add(new Problem(
                    ErrorCode.CONFIG_RETIRED_KEY, name, "this name is out of date", "Use " + key.name() + "."));
        }
    }

    private void reviewUnknown(String name) {
        Optional<RetiredKey> retired = registry.findRetired(name);
        if (retired.isPresent()) {
            reviewRetired(name, retired.get());
        } else if (name.startsWith("spark.") && !name.startsWith("spark.streaming.")) {
            // Spark's own settings may be meant for a cluster; they are not ours to judge.
            String fix =
                    suggestion(registry.nearest(name, TYPING_SLIP)).orElse("Remove it, or keep it for a run on Spark.");
            warnings.add(new Problem(
                    ErrorCode.CONFIG_UNKNOWN_KEY, shownName(name), "this setting of Spark has no effect here", fix));
        } else {
            String fix = suggestion(registry.nearest(name)).orElse(DOCUMENTATION);
            problems.add(new Problem(ErrorCode.CONFIG_UNKNOWN_KEY, shownName(name), "there is no such setting", fix));
        }
    }

    private void reviewRetired(String name, RetiredKey retired) {
        switch (retired.outcome()) {
            case IGNORED ->
                warnings.add(new Problem(
                        ErrorCode.CONFIG_RETIRED_KEY, name, "this setting of Spark is ignored", retired.reason()));
            case REFUSED ->
                problems.add(new Problem(
                        ErrorCode.CONFIG_RETIRED_KEY, name, "this setting of Spark is refused", retired.reason()));
        }
    }

    private void reviewSpellings(ConfigKey<?> key) {
        List<String> written =
                key.allNames().stream().filter(entries::containsKey).toList();
        if (written.stream().map(entries::get).distinct().count() > 1) {
            problems.add(new Problem(
                    ErrorCode.CONFIG_CONFLICT,
                    key.name(),
                    "it is set to different values under the names " + String.join(" and ", written),
                    "Keep one of them."));
        }
    }

    private void reviewBlockSize() {
        Optional<Long> block = value(ReceiverKeys.BLOCK_BYTES);
        Optional<Long> buffer = value(ReceiverKeys.BUFFER_BYTES);
        if (block.isPresent() && buffer.isPresent() && block.get() > buffer.get()) {
            problems.add(new Problem(
                    ErrorCode.CONFIG_CONFLICT,
                    ReceiverKeys.BLOCK_BYTES.name(),
                    "a block of " + ByteSizes.format(block.get()) + " does not fit into a buffer of "
                            + ByteSizes.format(buffer.get()) + " (" + ReceiverKeys.BUFFER_BYTES + ")",
                    "Make the block smaller or the buffer larger."));
        }
    }

    /** The value that holds; empty where it is invalid, which is reported elsewhere. */
    private <T> Optional<T> value(ConfigKey<T> key) {
        Optional<String> text =
                key.allNames().stream().filter(entries::containsKey).findFirst().map(entries::get);
        if (text.isEmpty()) {
            return Optional.of(key.defaultValue());
        }
        return invalid(key, key.name(), text.get()).isPresent() ? Optional.empty() : text.map(key.format()::read);
    }

    private static Optional<String> suggestion(Optional<String> nearest) {
        return nearest.map(name -> "Did you mean " + name + "?");
    }

    private static String shownName(String name) {
        return name.isBlank() ? "(a setting without a name)" : Samples.bounded().render(name);
    }

    private static String shown(ConfigKey<?> key, String text) {
        return key.isSecret()
                ? "the value (a secret, not shown)"
                : "'" + Samples.bounded().render(text) + "'";
    }

    // The JDK's own messages ("For input string") say nothing that the fix does not say better.
    private static String reason(ConfigKey<?> key, IllegalArgumentException unreadable) {
        boolean isOurs = !(unreadable instanceof NumberFormatException) && unreadable.getMessage() != null;
        return isOurs && !key.isSecret() ? " (" + Samples.bounded().render(unreadable.getMessage()) + ")" : "";
    }
}

package dev.sluice.config;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One setting that exists: its name, how its value is written, what it is when nobody sets it, and what it does.
 *
 * <p>Keys are constants of the classes that {@link ConfigKeys} lists; programs use them and do not make them.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param <T> the type of the value; {@link java.util.Optional} where a word such as {@code auto} stands for none
 */
public final class ConfigKey<T> {

    private static final Pattern WORD_START = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private final String name;
    private final ValueFormat<T> format;
    private final T defaultValue;
    private final List<String> aliases;
    private final List<String> deprecatedNames;
    private final boolean isSecret;
    private final String description;

    private ConfigKey(Draft<T> draft, T defaultValue, String description) {
        this.name = draft.name;
        this.format = draft.format;
        this.defaultValue = requireNonNull(defaultValue, "defaultValue");
        this.aliases = draft.aliases;
        this.deprecatedNames = draft.deprecatedNames;
        this.isSecret = draft.isSecret;
        this.description = requireNonNull(description, "description");
        format.read(format.write(defaultValue)); // a default outside its own bounds fails here, not at a user's start
    }

    /** Starts the definition of a key whose full name is {@code sluice.} and the given name. */
    static <T> Draft<T> key(String nameWithoutPrefix, ValueFormat<T> format) {
        return new Draft<>("sluice." + nameWithoutPrefix, format, List.of(), List.of(), false);
    }

    /** Returns the name that documentation and messages use, for example {@code sluice.receiver.maxRate}. */
    public String name() {
        return name;
    }

    /** Returns the other names that are accepted without comment: those of Spark. */
    public List<String> aliases() {
        return aliases;
    }

    /** Returns former names, which are accepted with a warning. */
    public List<String> deprecatedNames() {
        return deprecatedNames;
    }

    /** Returns the value that holds when nobody sets one. */
    public T defaultValue() {
        return defaultValue;
    }

    /** Returns the default as a user would write it. */
    public String defaultText() {
        return format.write(defaultValue);
    }

    /** Returns which values are accepted, as a phrase such as {@code an integer from 1 to 100}. */
    public String accepts() {
        return format.accepts();
    }

    /** Returns what the setting does, in a sentence or two. */
    public String description() {
        return description;
    }

    /** Returns whether the value must never be shown. */
    public boolean isSecret() {
        return isSecret;
    }

    /** Returns the environment variable of this setting, for example {@code SLUICE_CONF_RECEIVER_MAX_RATE}. */
    public String environmentName() {
        String words = WORD_START.matcher(name.substring("sluice.".length())).replaceAll("_");
        return StreamingConf.ENVIRONMENT_PREFIX + words.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /** Returns the name. */
    @Override
    public String toString() {
        return name;
    }

    /** Every name that stands for this key, the preferred one first. */
    List<String> allNames() {
        return Stream.of(List.of(name), aliases, deprecatedNames)
                .flatMap(List::stream)
                .toList();
    }

    ValueFormat<T> format() {
        return format;
    }

    /** A key that still lacks its default and its description. */
    record Draft<T>(
            String name, ValueFormat<T> format, List<String> aliases, List<String> deprecatedNames, boolean isSecret) {

        Draft<T> alias(String... names) {
            return new Draft<>(name, format, List.of(names), deprecatedNames, isSecret);
        }

        Draft<T> deprecated(String... names) {
            return new Draft<>(name, format, aliases, List.of(names), isSecret);
        }

        Draft<T> secret() {
            return new Draft<>(name, format, aliases, deprecatedNames, true);
        }

        ConfigKey<T> define(T defaultValue, String description) {
            return new ConfigKey<>(this, defaultValue, description);
        }
    }
}

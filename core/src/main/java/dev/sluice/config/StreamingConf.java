package dev.sluice.config;

import static java.util.Objects.requireNonNull;

import dev.sluice.error.Problem;
import dev.sluice.error.Samples;
import dev.sluice.error.StreamingException;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a user chose for the settings of a program.
 *
 * <p>Every method that sets something returns a changed copy. Setting never fails on a name or a value:
 * {@link #problems()} lists whatever is wrong, all at once, and a program with problems is refused at start. A setting
 * that is set again, under any of its names, has the last value.
 *
 * <pre>{@code
 * StreamingConf conf = StreamingConf.create()
 *         .appName("WordCount")
 *         .master("local[2]")
 *         .set(ReceiverKeys.MAX_RATE, Optional.of(10_000L))
 *         .set("spark.streaming.backpressure.enabled", "true");
 * }</pre>
 *
 * <p><b>Thread rule:</b> immutable.
 */
public final class StreamingConf {

    /** How the names of environment variables begin that {@link #withEnvironment} reads. */
    public static final String ENVIRONMENT_PREFIX = "SLUICE_CONF_";

    /** How the names of properties begin that {@link #withLaunchProperties} reads; a setting's whole name follows. */
    public static final String LAUNCH_PREFIX = "sluice.conf.";

    private final KeyRegistry registry;
    private final Map<String, String> entries;
    private final List<Problem> overrides;

    private StreamingConf(KeyRegistry registry, Map<String, String> entries, List<Problem> overrides) {
        this.registry = registry;
        this.entries = Collections.unmodifiableMap(entries);
        this.overrides = overrides;
    }

    /** Returns settings in which nothing is set: every key has its default. */
    public static StreamingConf create() {
        return create(ConfigKeys.REGISTRY);
    }

    static StreamingConf create(KeyRegistry registry) {
        return new StreamingConf(registry, Map.of(), List.of());
    }

    /**
     * Sets {@link EngineKeys#APP_NAME}.
     *
     * @param name the program's name
     */
    public StreamingConf appName(String name) {
        return set(EngineKeys.APP_NAME, name);
    }

    /**
     * Sets {@link EngineKeys#MASTER}.
     *
     * @param url {@code local}, {@code local[N]} or {@code local[*]}
     */
    public StreamingConf master(String url) {
        return set(EngineKeys.MASTER.name(), url);
    }

    /**
     * Sets a key to a value. A value out of bounds is reported by {@link #problems()}.
     *
     * @param key the key
     * @param value the value
     */
    public <T> StreamingConf set(ConfigKey<T> key, T value) {
        return set(key.name(), key.format().write(requireNonNull(value, "value")));
    }

    /**
     * Sets a key by name. An unknown name and an invalid value are reported by {@link #problems()}.
     *
     * @param name a key's name or one of its aliases
     * @param value the value as text
     */
    public StreamingConf set(String name, String value) {
        return with(Map.of(requireNonNull(name, "name"), requireNonNull(value, "value")));
    }

    /**
     * Sets everything in a map. One key under two names with two values is a problem, since a map has no order.
     *
     * @param values the values by name
     */
    public StreamingConf with(Map<String, String> values) {
        Map<String, String> changed = new LinkedHashMap<>(entries);
        for (String name : values.keySet()) {
            registry.find(name).ifPresent(key -> key.allNames().forEach(changed::remove));
        }
        new TreeSet<>(values.keySet()).forEach(name -> {
            changed.remove(name);
            changed.put(name, values.get(name));
        });
        return new StreamingConf(registry, changed, overrides);
    }

    /**
     * Sets every property, including those of the properties' own defaults.
     *
     * @param properties the values by name; entries that are not text are left out
     */
    public StreamingConf withProperties(Properties properties) {
        return with(properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, name -> requireNonNull(properties.getProperty(name)))));
    }

    /**
     * Sets everything in a text of the format of {@link Properties}.
     *
     * @param reader the text; it is read to its end and left open
     * @throws IOException if reading fails
     * @throws IllegalArgumentException if the text has a malformed Unicode escape
     */
    public StreamingConf withProperties(Reader reader) throws IOException {
        Properties properties = new Properties();
        properties.load(reader);
        return withProperties(properties);
    }

    /**
     * Sets every variable whose name begins with {@value #ENVIRONMENT_PREFIX}; the rest are left alone.
     * {@code SLUICE_CONF_RECEIVER_MAX_RATE} sets {@code sluice.receiver.maxRate}. An unknown variable with the prefix is
     * reported by {@link #problems()}.
     *
     * @param environment the variables, usually {@link System#getenv()}
     */
    public StreamingConf withEnvironment(Map<String, String> environment) {
        Map<String, String> values = new LinkedHashMap<>();
        environment.forEach((variable, value) -> {
            if (variable.startsWith(ENVIRONMENT_PREFIX)) {
                values.put(
                        registry.findByEnvironmentName(variable)
                                .map(ConfigKey::name)
                                .orElse(variable),
                        value);
            }
        });
        return with(values);
    }

    /**
     * Sets every property whose name is {@value #LAUNCH_PREFIX} and the name of a setting, as {@code sluice.conf.sluice.master} is; the rest
     * are left alone. Whatever it changes is listed by {@link #warnings()}.
     *
     * <p>A {@link dev.sluice.StreamingContext} of this process does so with the system properties: whoever starts a program has the last
     * word.
     *
     * @param properties the properties, usually {@link System#getProperties()}
     */
    public StreamingConf withLaunchProperties(Properties properties) {
        Map<String, String> values = new TreeMap<>();
        for (String property : properties.stringPropertyNames()) {
            if (property.startsWith(LAUNCH_PREFIX)) {
                values.put(
                        property.substring(LAUNCH_PREFIX.length()), requireNonNull(properties.getProperty(property)));
            }
        }
        List<Problem> noted = new ArrayList<>(overrides);
        values.forEach((name, text) -> registry.find(name)
                .flatMap(key -> writtenName(key)
                        .flatMap(written -> ConfReview.override(key, requireNonNull(entries.get(written)), text)))
                .ifPresent(noted::add));
        return new StreamingConf(registry, with(values).entries, List.copyOf(noted));
    }

    /** Returns what was set in the form that {@link #withLaunchProperties} reads, secrets included. */
    public Map<String, String> toLaunchProperties() {
        return entries.entrySet().stream()
                .collect(Collectors.toMap(entry -> LAUNCH_PREFIX + entry.getKey(), Map.Entry::getValue));
    }

    /**
     * Returns the value of a key: what was set, or its default.
     *
     * @param key the key
     * @throws StreamingException if what was set is invalid; after {@link #problems()} came back empty it never is
     */
    public <T> T get(ConfigKey<T> key) {
        Optional<String> writtenName = writtenName(key);
        if (writtenName.isEmpty()) {
            return key.defaultValue();
        }
        String text = requireNonNull(entries.get(writtenName.get()));
        ConfReview.invalid(key, writtenName.get(), text).ifPresent(problem -> {
            throw new StreamingException(problem.code(), problem.toString());
        });
        return key.format().read(text);
    }

    /**
     * Returns whether a key was set, under any of its names, even if to its default.
     *
     * @param key the key
     */
    public boolean isSet(ConfigKey<?> key) {
        return writtenName(key).isPresent();
    }

    /** Returns everything for which a program with these settings is refused, in the order of setting; empty if none. */
    public List<Problem> problems() {
        return new ConfReview(registry, entries).problems();
    }

    /**
     * Returns what a user should know although the program runs: ignored settings, names that are out of date, and settings of the program
     * that gave way to those that it was started with.
     */
    public List<Problem> warnings() {
        List<Problem> warnings = new ArrayList<>(overrides);
        warnings.addAll(new ConfReview(registry, entries).warnings());
        return List.copyOf(warnings);
    }

    /** Returns every key with the value that holds and where it comes from, one a line, secrets hidden. */
    public String describe() {
        return registry.keys().stream().map(this::describe).collect(Collectors.joining("\n"));
    }

    /** Returns what was set, secrets hidden; the value of an unknown name is hidden too, since it may be one. */
    @Override
    public String toString() {
        return entries.keySet().stream()
                .map(name -> name + "=" + shownValue(name))
                .collect(Collectors.joining(", ", "StreamingConf{", "}"));
    }

    private String describe(ConfigKey<?> key) {
        return writtenName(key)
                .map(name -> key + " = " + shownValue(name) + (name.equals(key.name()) ? "" : " (set as " + name + ")"))
                .orElseGet(() -> key + " = " + (key.isSecret() ? "" : key.defaultText()) + " (default)");
    }

    private String shownValue(String writtenName) {
        return registry.find(writtenName)
                .filter(key -> !key.isSecret())
                .map(key -> Samples.bounded().render(entries.get(writtenName)))
                .orElse("<hidden>");
    }

    private Optional<String> writtenName(ConfigKey<?> key) {
        return key.allNames().stream().filter(entries::containsKey).findFirst();
    }
}

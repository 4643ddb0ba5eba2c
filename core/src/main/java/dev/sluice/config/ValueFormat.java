package dev.sluice.config;

import dev.sluice.time.BatchGrid;
import dev.sluice.time.Durations;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * How the value of a setting is written: its text form, and the bounds it lies in.
 *
 * <p>Reading throws {@link IllegalArgumentException} for text that it does not accept. Writing accepts every
 * value, in bounds or not, so that setting a value never throws.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param accepts what is accepted, as a phrase for documentation and messages, for example {@code an integer, at least 1}
 * @param reader turns text into a value
 * @param writer turns a value into text that {@code reader} accepts
 */
record ValueFormat<T>(String accepts, Function<String, T> reader, Function<T, String> writer) {

    static ValueFormat<String> text() {
        return new ValueFormat<>("text, not blank", ValueFormat::notBlank, text -> text);
    }

    static ValueFormat<Integer> integer(int min, int max) {
        return bounded("an integer", text -> Integer.valueOf(text.strip()), String::valueOf, min, max);
    }

    static ValueFormat<Long> atLeast(long min) {
        Function<String, Long> reader = text -> {
            long value = Long.parseLong(text.strip());
            if (value < min) {
                throw new IllegalArgumentException("less than " + min);
            }
            return value;
        };
        return new ValueFormat<>("an integer of at least " + min, reader, String::valueOf);
    }

    static ValueFormat<Double> decimal(double min, double max) {
        return bounded("a number", ValueFormat::finite, String::valueOf, min, max);
    }

    static ValueFormat<Long> bytes(long min, long max) {
        return bounded("bytes", ByteSizes::parse, ByteSizes::format, min, max);
    }

    static ValueFormat<Duration> duration(ChronoUnit unitOfBareNumber, Duration min, Duration max) {
        Function<String, Duration> reader = text -> Durations.parse(text, unitOfBareNumber);
        return bounded("a duration", reader, Durations::format, min, max);
    }

    /** What a batch interval may be; its unit is always written, since Spark's programs count it in several. */
    static ValueFormat<Duration> batchInterval() {
        return new ValueFormat<>(
                "a duration of whole milliseconds from 1 ms to 365 d",
                text -> BatchGrid.of(Durations.parse(text)).interval(),
                Durations::format);
    }

    static ValueFormat<Path> directory() {
        return new ValueFormat<>("the path of a directory", text -> path(notBlank(text)), Path::toString);
    }

    static ValueFormat<Boolean> trueOrFalse() {
        return new ValueFormat<>("true or false", ValueFormat::truth, String::valueOf);
    }

    static ValueFormat<Boolean> onOrOff() {
        return new ValueFormat<>("on or off", ValueFormat::truth, isOn -> isOn ? "on" : "off");
    }

    static ValueFormat<String> oneOf(String... words) {
        List<String> known = List.of(words);
        return new ValueFormat<>(String.join(" or ", known), text -> word(known, text), word -> word);
    }

    /** The constants of an enum, written in lower case with {@code -} for {@code _}. */
    static <E extends Enum<E>> ValueFormat<E> constantOf(Class<E> type) {
        List<E> constants = List.of(type.getEnumConstants());
        List<String> words = constants.stream().map(ValueFormat::word).toList();
        Function<String, E> reader = text -> constants.get(words.indexOf(word(words, text)));
        return new ValueFormat<>(String.join(" or ", words), reader, ValueFormat::word);
    }

    /** This format, or a word that stands for the absence of a value. */
    ValueFormat<Optional<T>> or(String wordForEmpty) {
        return new ValueFormat<>(
                wordForEmpty + ", or " + accepts,
                text -> wordForEmpty.equalsIgnoreCase(text.strip())
                        ? Optional.empty()
                        : Optional.of(reader.apply(text)),
                value -> value.map(writer).orElse(wordForEmpty));
    }

    /** Returns the value that a text stands for. */
    T read(String text) {
        return reader.apply(text);
    }

    /** Returns the text that stands for a value. */
    String write(T value) {
        return writer.apply(value);
    }

    private static <C extends Comparable<C>> ValueFormat<C> bounded(
            String kind, Function<String, C> reader, Function<C, String> writer, C min, C max) {
        String bounds = "from " + writer.apply(min) + " to " + writer.apply(max);
        Function<String, C> boundedReader = text -> {
            C value = reader.apply(text);
            if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
                throw new IllegalArgumentException("not " + bounds);
            }
            return value;
        };
        return new ValueFormat<>(kind + " " + bounds, boundedReader, writer);
    }

    private static String notBlank(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("blank");
        }
        return text.strip();
    }

    private static double finite(String text) {
        double value = Double.parseDouble(text.strip());
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("not finite");
        }
        return value;
    }

    private static boolean truth(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "on" -> true;
            case "false", "off" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    private static String word(List<String> known, String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (!known.contains(word)) {
            throw new IllegalArgumentException("not one of " + known);
        }
        return word;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException invalid) {
            throw new IllegalArgumentException("not a path", invalid);
        }
    }
}

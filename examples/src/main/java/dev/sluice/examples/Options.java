package dev.sluice.examples;

import dev.sluice.time.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of an example: values in their places, and settings such as {@code --top 10} anywhere among them.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param places the values that belong to no setting
 * @param settings the settings by name, without the dashes
 */
public record Options(List<String> places, Map<String, String> settings) {
    private static final int LARGEST_COUNT = 1_000_000;

    public Options {
        places = List.copyOf(places);
        settings = Map.copyOf(settings);
    }

    /**
     * Reads arguments.
     *
     * @param known the names that a setting may have
     * @throws IllegalArgumentException if a setting is not known, is given twice, or has no value
     */
    public static Options parse(List<String> arguments, List<String> known) {
        List<String> places = new ArrayList<>();
        Map<String, String> settings = new LinkedHashMap<>();
        for (int index = 0; index < arguments.size(); index++) {
            String argument = arguments.get(index);
            if (!argument.startsWith("--")) {
                places.add(argument);
                continue;
            }
            String name = argument.substring(2);
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "There is no setting '" + argument + "'; there are --" + String.join(", --", known));
            }
            if (++index == arguments.size()) {
                throw new IllegalArgumentException(argument + " needs a value");
            }
            if (settings.put(name, arguments.get(index)) != null) {
                throw new IllegalArgumentException(argument + " is given twice");
            }
        }
        return new Options(places, settings);
    }

    /** Returns the text of a setting; empty if it is not given. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(settings.get(name));
    }

    /** Returns a setting that is a whole number from 1 to 1,000,000. */
    public int count(String name, int byDefault) {
        String text = settings.getOrDefault(name, Integer.toString(byDefault));
        return Arguments.number("--" + name, text, LARGEST_COUNT);
    }

    /** Returns a setting that is a number from {@code least} to {@code most}. */
    public double number(String name, double byDefault, double least, double most) {
        String text = settings.getOrDefault(name, Double.toString(byDefault));
        try {
            double number = Double.parseDouble(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw outOfBounds(name, text, least, most, notANumber);
        }
        throw outOfBounds(name, text, least, most, null);
    }

    /** Returns a setting that is a duration, such as {@code 10s}. */
    public Duration duration(String name, Duration byDefault) {
        String text = settings.get(name);
        if (text == null) {
            return byDefault;
        }
        try {
            return Durations.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("--" + name + ": " + wrong.getMessage(), wrong);
        }
    }

    private static IllegalArgumentException outOfBounds(
            String name, String text, double least, double most, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "--" + name + " must be a number from " + least + " to " + most + ", got '" + text + "'", cause);
    }
}

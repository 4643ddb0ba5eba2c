package dev.sluice.cli;

import dev.sluice.time.BatchGrid;
import dev.sluice.time.Durations;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How the values of options are written.
 *
 * <p><b>Thread rule:</b> confined to the main thread.
 */
final class OptionTypes {
    private OptionTypes() {}

    /** Reads a duration with its unit that a batch interval may have. */
    static final class IntervalConverter implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            try {
                return BatchGrid.of(Durations.parse(text)).interval();
            } catch (IllegalArgumentException wrong) {
                throw new TypeConversionException(wrong.getMessage());
            }
        }
    }

    /** A setting by name. */
    record Setting(String key, String value) {}

    /** Reads {@code KEY=VALUE}; messages show none of it, since it may be a secret. */
    static final class SettingConverter implements ITypeConverter<Setting> {
        @Override
        public Setting convert(String text) {
            int end = text.indexOf('=');
            if (end < 0) {
                throw new TypeConversionException("there is no '=' in it");
            }
            return new Setting(text.substring(0, end).strip(), text.substring(end + 1));
        }
    }

    /** Reads a number of at least 1. */
    static final class CountConverter implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return number(text, 999_999_999);
        }
    }

    /** Reads a number of at least 1, or {@code all}. */
    static final class TopConverter implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return text.equals("all") ? Integer.MAX_VALUE : number(text, 999_999_999);
        }
    }

    /** Reads the port of a server. */
    static final class PortConverter implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return number(text, 65_535);
        }
    }

    private static int number(String text, int largest) {
        if (text.matches("[1-9][0-9]{0,8}") && Integer.parseInt(text) <= largest) {
            return Integer.parseInt(text);
        }
        throw new TypeConversionException("'" + text + "' is not a number from 1 to " + largest);
    }
}

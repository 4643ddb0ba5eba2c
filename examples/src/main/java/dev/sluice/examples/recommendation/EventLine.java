package dev.sluice.examples.recommendation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads lines: {@code user,item,rating} or {@code user,item,rating,time} as CSV, where a field may stand in double quotes, and {@code ?user} for a
 * query.
 */
final class EventLine {
    /** Names are kept for long; a longer one is no name. */
    private static final int MAX_NAME_CHARS = 200;

    private EventLine() {}

    /** Returns what a line says, empty if it is malformed. */
    static Optional<Event> parse(String line) {
        if (line.startsWith("?")) {
            String user = line.substring(1).trim();
            return isName(user) ? Optional.of(new Event.Query(user)) : Optional.empty();
        }
        List<String> fields = fields(line);
        boolean isRating = (fields.size() == 3 || fields.size() == 4) && isName(fields.get(0)) && isName(fields.get(1));
        if (!isRating) {
            return Optional.empty();
        }
        return number(fields.get(2))
                .flatMap(rating -> (fields.size() == 3 ? Optional.of(0.0) : number(fields.get(3)))
                        .map(time -> new Event.Rating(fields.get(0), fields.get(1), rating, time)));
    }

    /** Returns the fields of a line, none if a quote is out of place. */
    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        int start = 0;
        while (start <= line.length()) {
            StringBuilder field = new StringBuilder();
            int end = isQuoted(line, start) ? endOfQuoted(line, start, field) : endOfPlain(line, start, field);
            if (end < 0) {
                return List.of();
            }
            fields.add(field.toString());
            start = end + 1;
        }
        return fields;
    }

    private static boolean isQuoted(String line, int start) {
        return start < line.length() && line.charAt(start) == '"';
    }

    /** Appends a field; returns the index of the comma behind it or of the end of the line, -1 if there is something else. */
    private static int endOfQuoted(String line, int start, StringBuilder field) {
        int index = start + 1;
        while (true) {
            int quote = line.indexOf('"', index);
            if (quote < 0) {
                return -1;
            }
            field.append(line, index, quote);
            if (!isQuoted(line, quote + 1)) {
                boolean isEnd = quote + 1 == line.length() || line.charAt(quote + 1) == ',';
                return isEnd ? quote + 1 : -1;
            }
            field.append('"');
            index = quote + 2;
        }
    }

    private static int endOfPlain(String line, int start, StringBuilder field) {
        int comma = line.indexOf(',', start);
        int end = comma < 0 ? line.length() : comma;
        field.append(line.substring(start, end).trim());
        return field.indexOf("\"") < 0 ? end : -1;
    }

    private static boolean isName(String text) {
        return !text.isBlank() && text.length() <= MAX_NAME_CHARS;
    }

    private static Optional<Double> number(String text) {
        try {
            double number = Double.parseDouble(text);
            return Double.isFinite(number) ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }
}

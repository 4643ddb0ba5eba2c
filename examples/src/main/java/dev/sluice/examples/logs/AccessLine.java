package dev.sluice.examples.logs;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads a line of an access log in common or combined format:
 *
 * <pre>{@code
 * client identity user [17/May/2015:10:05:03 +0000] "GET /path HTTP/1.1" status bytes "referer" "agent"
 * }</pre>
 *
 * <p>What follows the bytes is not looked at, so a line may have no referer or be cut in its agent. A quote within quotes is written as
 * {@code \"}; no bytes as {@code -}; a user may have spaces.
 *
 * <p><b>Thread rule:</b> confined to its user.
 */
final class AccessLine {
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("dd/MMM/yyyy:HH:mm:ss Z")
            .toFormatter(Locale.ENGLISH);
    private static final int MOST_DIGITS = 18;

    private final String line;

    private AccessLine(String line) {
        this.line = line;
    }

    /** Returns the request of a line, empty if the line is malformed. */
    static Optional<Access> parse(String line) {
        return new AccessLine(line).parse();
    }

    private Optional<Access> parse() {
        int clientEnd = line.indexOf(' ');
        int timeStart = line.indexOf(" [");
        int timeEnd = line.indexOf("] \"", timeStart);
        if (clientEnd < 1 || timeStart < 0 || timeEnd < 0) {
            return Optional.empty();
        }
        int requestStart = timeEnd + 3;
        int requestEnd = endOfQuoted(requestStart);
        if (requestEnd < 0) {
            return Optional.empty();
        }
        String[] answer = line.substring(requestEnd + 1).trim().split(" ", 3);
        if (answer.length < 2 || !isStatus(answer[0]) || !isCount(answer[1])) {
            return Optional.empty();
        }
        int status = Integer.parseInt(answer[0]);
        long bytes = answer[1].equals("-") ? 0 : Long.parseLong(answer[1]);
        return time(line.substring(timeStart + 2, timeEnd))
                .map(time -> access(
                        line.substring(0, clientEnd), time, line.substring(requestStart, requestEnd), status, bytes));
    }

    private static Access access(String client, Instant time, String request, int status, long bytes) {
        int methodEnd = request.indexOf(' ');
        int pathEnd = request.lastIndexOf(" HTTP/");
        return methodEnd < 1 || pathEnd <= methodEnd
                ? new Access(client, time, "-", request, status, bytes)
                : new Access(
                        client,
                        time,
                        request.substring(0, methodEnd),
                        request.substring(methodEnd + 1, pathEnd),
                        status,
                        bytes);
    }

    /** Returns the index of the next quote that no backslash is in front of, -1 if there is none. */
    private int endOfQuoted(int start) {
        for (int index = start; index < line.length(); index++) {
            char next = line.charAt(index);
            if (next == '"') {
                return index;
            }
            if (next == '\\') {
                index++;
            }
        }
        return -1;
    }

    private static boolean isStatus(String text) {
        return text.length() == 3 && isNumber(text) && text.charAt(0) >= '1' && text.charAt(0) <= '5';
    }

    private static boolean isCount(String text) {
        return text.equals("-") || (!text.isEmpty() && text.length() <= MOST_DIGITS && isNumber(text));
    }

    private static boolean isNumber(String text) {
        return text.chars().allMatch(each -> each >= '0' && each <= '9');
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.from(TIME.parse(text)));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }
}

package dev.sluice.examples.logs;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Generates the access log of a small shop, in which each round of lines has one page fail for a while; the same lines for the same seed and round.
 *
 * <p>Lines are written when an answer has been sent, so they are a little out of order. Some are not what a log should have.
 *
 * <p><b>Thread rule:</b> confined to one thread.
 */
final class AccessLogGenerator {
    /** How much time of the log there is between two lines. */
    static final Duration STEP = Duration.ofMillis(300);

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final List<String> PATHS = List.of(
            "/", "/style.css", "/search?q=tea", "/cart", "/teas/green", "/teas/black", "/teas/white", "/checkout");
    private static final int CLIENT_COUNT = 200;
    private static final int MOST_DELAY_MILLIS = 20_000;
    private static final double ODD_LINES = 0.002;

    private final Random random;
    private final long firstLine;

    AccessLogGenerator(long seed, long round, int roundSize) {
        this.random = new Random(seed ^ Long.reverse(round + 1));
        this.firstLine = round * roundSize;
    }

    /** Prints lines. Arguments: SEED COUNT. */
    public static void main(String[] arguments) {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("expects SEED COUNT");
        }
        int count = Integer.parseInt(arguments[1]);
        new AccessLogGenerator(Long.parseLong(arguments[0]), 0, count)
                .generate(count)
                .forEach(System.out::println);
    }

    /** Returns so many lines; a page fails between four and six tenths of them. */
    List<String> generate(int count) {
        String failing = PATHS.get(anyIndex(PATHS.size()));
        List<String> lines = new ArrayList<>(count);
        for (int index = 0; index < count; index++) {
            boolean isFailing = index >= count * 4 / 10 && index < count * 6 / 10;
            String line = line(START.plus(STEP.multipliedBy(firstLine + index)), isFailing ? failing : "");
            lines.add(random.nextDouble() < ODD_LINES ? spoiled(line) : line);
        }
        return lines;
    }

    private String line(Instant written, String failing) {
        String path = PATHS.get(anyIndex(PATHS.size()));
        Instant asked = written.minusMillis(random.nextInt(MOST_DELAY_MILLIS));
        int status = path.equals(failing) && random.nextDouble() < 0.8 ? 503 : random.nextDouble() < 0.01 ? 404 : 200;
        String bytes = status == 200 ? Integer.toString(path.hashCode() % 5_000 + 6_000 + random.nextInt(100)) : "-";
        return String.format(
                Locale.ROOT,
                "192.0.2.%d - - [%s] \"GET %s HTTP/1.1\" %d %s \"-\" \"Mozilla/5.0 (\\\"tea\\\" lover)\"",
                1 + anyIndex(CLIENT_COUNT),
                TIME.format(asked),
                path,
                status,
                bytes);
    }

    private String spoiled(String line) {
        return switch (random.nextInt(3)) {
            case 0 -> line.substring(0, random.nextInt(60));
            case 1 -> "\u0016\u0003\u0001" + line.substring(30);
            case 2 -> line.replace("GET ", "");
            default -> throw new AssertionError("unreachable");
        };
    }

    /** Returns an index below a bound, the lower ones more often. */
    private int anyIndex(int bound) {
        return (int) (bound * Math.pow(random.nextDouble(), 2));
    }
}

package dev.sluice.config;

import static java.util.Objects.requireNonNull;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.Problem;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names the runtime that a program runs on, and how many of its tasks run at a time.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param kind the runtime
 * @param url the text as the user wrote it
 * @param threads the number of task threads; empty for {@code local[*]}, which takes one per processor, and on Spark
 */
public record Master(Kind kind, String url, OptionalInt threads) {

    private static final int MAX_THREADS = 1024;
    private static final Pattern LOCAL = Pattern.compile("local(?:\\[([0-9]{1,9}|\\*)])?");
    private static final Pattern SPARK =
            Pattern.compile("spark://.+|k8s://.+|yarn|local-cluster\\[\\s*\\d+\\s*,\\s*\\d+\\s*,\\s*\\d+\\s*]");

    /** The runtimes that a master can name. */
    public enum Kind {
        /** The engine in this library, in this process. */
        EMBEDDED,
        /** A Spark cluster, which needs the module {@code sluice-spark}. */
        SPARK
    }

    /** Checks that no part is missing. */
    public Master {
        requireNonNull(kind, "kind");
        requireNonNull(url, "url");
        requireNonNull(threads, "threads");
    }

    /**
     * Reads {@code local}, {@code local[N]}, {@code local[*]} or the URL of a Spark master.
     *
     * @param url the text
     * @throws IllegalArgumentException if it is none of these, or N is not from 1 to 1024; the message says what is
     *     expected
     */
    public static Master parse(String url) {
        String stripped = requireNonNull(url, "url").strip();
        Matcher local = LOCAL.matcher(stripped);
        if (local.matches()) {
            return new Master(Kind.EMBEDDED, stripped, threads(local.group(1)));
        }
        if (SPARK.matcher(stripped).matches()) {
            return new Master(Kind.SPARK, stripped, OptionalInt.empty());
        }
        throw new IllegalArgumentException(
                stripped.startsWith("local[") && stripped.contains(",")
                        ? "the number of attempts is not part of the master; set sluice.task.maxFailures"
                        : "not a known form of master");
    }

    /**
     * Returns how many tasks run at a time in the embedded engine.
     *
     * @param availableProcessors the number of processors of the machine, for {@code local[*]}
     */
    public int parallelism(int availableProcessors) {
        return Math.min(MAX_THREADS, threads.orElse(availableProcessors));
    }

    /** Returns the problem of a master that needs a runtime beyond the embedded one; empty for {@code local}. */
    public Optional<Problem> runtimeProblem() {
        return switch (kind) {
            case EMBEDDED -> Optional.empty();
            case SPARK ->
                Optional.of(new Problem(
                        ErrorCode.CONFIG_RUNTIME_MISSING,
                        EngineKeys.MASTER.name(),
                        "'" + url
                                + "' is a Spark cluster, which needs the module sluice-spark, and it is not on the class"
                                + " path",
                        "Use local[*] to run in this process."));
        };
    }

    /** Returns the text as the user wrote it. */
    @Override
    public String toString() {
        return url;
    }

    private static OptionalInt threads(@Nullable String count) {
        if (count == null) {
            return OptionalInt.of(1);
        }
        if (count.equals("*")) {
            return OptionalInt.empty();
        }
        int threads = Integer.parseInt(count);
        if (threads < 1 || threads > MAX_THREADS) {
            throw new IllegalArgumentException("N in local[N] must be from 1 to " + MAX_THREADS);
        }
        return OptionalInt.of(threads);
    }
}

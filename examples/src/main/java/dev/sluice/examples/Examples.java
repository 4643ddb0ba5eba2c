package dev.sluice.examples;

import dev.sluice.StreamingProgram;
import dev.sluice.examples.fraud.FraudDetection;
import dev.sluice.examples.logs.LogAnalysis;
import dev.sluice.examples.recommendation.Recommendation;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The examples by name. */
public final class Examples {
    private static final List<Entry> ALL = List.of(
            new Entry("word-count", "counts words over a TCP socket; HOST PORT", WordCount::new),
            new Entry(
                    "skewed-word-count",
                    "gives a frequent key a partition of its own; HOST PORT",
                    SkewedWordCount::new),
            new Entry("static-join", "joins each batch with a table; HOST PORT", StaticJoin::new),
            new Entry("custom-receiver", "receives from a receiver of its own; COUNT", CustomReceiver::new),
            new Entry(
                    "fraud-detection",
                    "finds planted fraud in card transactions; none, HOST PORT, DIRECTORY or FILE, then RULES.json",
                    FraudDetection::new),
            new Entry(
                    "recommendation",
                    "recommends what others like together; none, HOST PORT, DIRECTORY, FILE or --evaluate FILE",
                    Recommendation::new),
            new Entry(
                    "log-analysis",
                    "watches web servers by their access logs; none, HOST PORT, DIRECTORY or FILE",
                    LogAnalysis::new));

    private Examples() {}

    /** Returns all examples, in the order in which a newcomer should meet them. */
    public static List<Entry> all() {
        return ALL;
    }

    /** Returns the example with a name. */
    public static Optional<Entry> find(String name) {
        return ALL.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    /**
     * An example.
     *
     * @param name its name on the command line
     * @param description what it does, and its arguments
     * @param program makes the program
     */
    public record Entry(String name, String description, Supplier<StreamingProgram> program) {}
}

package dev.sluice.examples.fraud;

import dev.sluice.DStream;
import dev.sluice.ProcessDStream;
import dev.sluice.StreamingContext;
import dev.sluice.StreamingProgram;
import dev.sluice.examples.EndlessLines;
import dev.sluice.examples.Inputs;
import dev.sluice.function.Pair;
import dev.sluice.rdd.RDD;
import dev.sluice.shared.Broadcast;
import dev.sluice.shared.LongAccumulator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads card transactions as lines of JSON and prints those that look like fraud.
 *
 * <p>Arguments: none for generated transactions, {@code HOST PORT} for a server that sends lines, {@code DIRECTORY} for files that are or appear
 * there, or {@code FILE}. A last argument that ends in {@code .json} is a file of rules, which is read again in every batch.
 */
public final class FraudDetection implements StreamingProgram {
    private static final double GENERATED_PER_SECOND = 2_000;
    private static final long GENERATED_SEED = 2026;
    private static final int ROUND_SIZE = 20_000;

    @Override
    public void define(StreamingContext ssc, List<String> arguments) {
        boolean hasRules =
                !arguments.isEmpty() && arguments.get(arguments.size() - 1).endsWith(".json");
        List<String> source = hasRules ? arguments.subList(0, arguments.size() - 1) : arguments;
        Optional<RulesFile> rulesFile =
                hasRules ? Optional.of(new RulesFile(Path.of(arguments.get(arguments.size() - 1)))) : Optional.empty();
        Broadcast<Rules> rules = ssc.broadcast("rules", Rules.DEFAULT);
        LongAccumulator malformed = ssc.longAccumulator("malformed");
        DStream<Transaction> transactions = parsed(lines(ssc, source), malformed);
        ProcessDStream<Alert> alerts = alerts(transactions, rules);
        LongAccumulator forgotten = ssc.longAccumulator("forgotten");
        alerts.sideOutput(CardWatch.FORGOTTEN).foreachRDD(cards -> forgotten.add(cards.count()));
        Scoreboard scores = new Scoreboard();
        LongAccumulator seen = ssc.longAccumulator("seen");
        transactions.foreachRDD(batch -> {
            seen.add(batch.count());
            scores.addPlanted(planted(batch));
            rulesFile.flatMap(RulesFile::changed).ifPresent(changed -> {
                rules.update(changed);
                System.out.println("From the next batch on: " + changed);
            });
        });
        alerts.foreachRDD((batch, time) -> {
            List<Alert> found = batch.collect();
            scores.addAlerts(found);
            System.out.println("--- " + time.time());
            found.forEach(System.out::println);
            System.out.println(seen.value() + " transactions, " + malformed.value() + " malformed, " + forgotten.value()
                    + " cards forgotten; " + scores);
        });
    }

    /** Returns the transactions of lines; other lines are counted. */
    static DStream<Transaction> parsed(DStream<String> lines, LongAccumulator malformed) {
        return lines.flatMap(line -> {
            Optional<Transaction> transaction = Json.transaction(line);
            if (transaction.isEmpty()) {
                malformed.add(1);
            }
            return transaction.stream().toList();
        });
    }

    /** Returns the transactions that break a rule. */
    static ProcessDStream<Alert> alerts(DStream<Transaction> transactions, Broadcast<Rules> rules) {
        return transactions
                .mapToPair(transaction -> Pair.of(transaction.card(), transaction))
                .process(new CardWatch(rules));
    }

    private static List<String> planted(RDD<Transaction> batch) {
        return batch.filter(Transaction::isPlanted)
                .map(Transaction::incident)
                .distinct()
                .collect();
    }

    private static DStream<String> lines(StreamingContext ssc, List<String> source) {
        return source.isEmpty()
                ? ssc.generatorStream(GENERATED_PER_SECOND, new EndlessLines(ROUND_SIZE, FraudDetection::generated))
                : Inputs.lines(ssc, source, StandardCharsets.UTF_8);
    }

    /** Each round has cards of its own. */
    private static List<String> generated(long round) {
        return new TransactionGenerator(GENERATED_SEED + round, "r" + round + "-")
                .generate(ROUND_SIZE).stream().map(Json::write).toList();
    }
}

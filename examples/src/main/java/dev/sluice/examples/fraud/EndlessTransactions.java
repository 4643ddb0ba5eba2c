package dev.sluice.examples.fraud;

import dev.sluice.function.Function;
import java.util.List;

/**
 * Makes the line of a number, always the same one: rounds of generated transactions, each with cards of its own.
 *
 * <p>A round is generated when the first of its numbers is asked for; the last round is kept.
 *
 * <p><b>Thread rule:</b> thread-safe: two tasks that need a round at the same time may both generate it.
 */
final class EndlessTransactions implements Function<Long, String> {
    private static final long serialVersionUID = 1;
    private static final int ROUND_SIZE = 20_000;

    private final long seed;
    private transient volatile Round last = new Round(-1, List.of());

    EndlessTransactions(long seed) {
        this.seed = seed;
    }

    private record Round(long number, List<String> lines) {}

    @Override
    public String call(Long number) {
        long wanted = number / ROUND_SIZE;
        Round round = last;
        if (round == null || round.number() != wanted) {
            round = new Round(wanted, lines(wanted));
            last = round;
        }
        return round.lines().get((int) (number % ROUND_SIZE));
    }

    private List<String> lines(long round) {
        return new TransactionGenerator(seed + round, "r" + round + "-")
                .generate(ROUND_SIZE).stream().map(Json::write).toList();
    }
}

package dev.sluice.examples;

import dev.sluice.function.Function;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the line of a number, always the same one, out of rounds of generated lines.
 *
 * <p>A round is generated when the first of its numbers is asked for; the last round is kept.
 *
 * <p><b>Thread rule:</b> thread-safe: two tasks that need a round at the same time may both generate it.
 */
public final class EndlessLines implements Function<Long, String> {
    private static final long serialVersionUID = 1;

    private final int roundSize;
    private final Function<Long, List<String>> lines;
    private transient volatile @Nullable Round last;

    /**
     * Creates the function.
     *
     * @param roundSize how many lines a round has
     * @param lines makes the lines of a round out of its number, always the same ones
     */
    public EndlessLines(int roundSize, Function<Long, List<String>> lines) {
        this.roundSize = roundSize;
        this.lines = lines;
    }

    private record Round(long number, List<String> lines) {}

    @Override
    public String call(Long number) throws Exception {
        long wanted = number / roundSize;
        Round round = last;
        if (round == null || round.number() != wanted) {
            round = new Round(wanted, lines.call(wanted));
            last = round;
        }
        return round.lines().get((int) (number % roundSize));
    }
}

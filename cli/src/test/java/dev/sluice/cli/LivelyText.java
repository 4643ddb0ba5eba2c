package dev.sluice.cli;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes text as people write it: few words often and many seldom, punctuation, several scripts, indented and empty lines.
 *
 * <p><b>Thread rule:</b> thread-safe because it is stateless.
 */
final class LivelyText {
    private static final List<String> SYLLABLES = List.of(
            "ba", "el", "thou", "'tis", "o'er", "sea", "Königs", "mar", "été", "q", "new", "tide", "-", "ship", "水",
            "🌊", "Ω", "I");
    private static final List<String> ENDS = List.of("", "", "", "", ",", ".", ";", "!", "?", ":", ")", "--");
    private static final List<String> INDENTS = List.of("", "", "", "", " ", "    ");
    private static final int MOST_WORDS = 15;

    private LivelyText() {}

    /** Returns lines of text, the same for the same seed. */
    static String create(int lineCount, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < lineCount; line++) {
            int wordCount = random.nextInt(MOST_WORDS + 1);
            text.append(pick(INDENTS, random));
            for (int word = 0; word < wordCount; word++) {
                text.append(word(random)).append(pick(ENDS, random)).append(random.nextInt(20) == 0 ? "  " : " ");
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** Of 2,000 words, those with small numbers come most often. */
    private static String word(SplittableRandom random) {
        int rank = (int) Math.pow(2_000, random.nextDouble());
        StringBuilder word = new StringBuilder();
        for (int rest = rank; rest > 0; rest /= SYLLABLES.size()) {
            word.append(SYLLABLES.get(rest % SYLLABLES.size()));
        }
        return word.toString();
    }

    private static String pick(List<String> choices, SplittableRandom random) {
        return choices.get(random.nextInt(choices.size()));
    }
}

package dev.sluice.benchmarks.wordcount;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes lines of words whose frequencies follow Zipf's law (exponent 1), the same for the same seed.
 *
 * <p><b>Thread rule:</b> immutable; static functions only.
 */
public final class ZipfLines {

    private ZipfLines() {}

    public static List<String> create(int lineCount, int wordsPerLine, int vocabularySize, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String[] vocabulary = vocabulary(vocabularySize, random);
        double[] cumulative = cumulativeFrequencies(vocabularySize);
        List<String> lines = new ArrayList<>(lineCount);
        StringBuilder line = new StringBuilder();
        for (int index = 0; index < lineCount; index++) {
            line.setLength(0);
            for (int word = 0; word < wordsPerLine; word++) {
                line.append(word == 0 ? "" : " ").append(vocabulary[rank(cumulative, random.nextDouble())]);
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private static String[] vocabulary(int size, SplittableRandom random) {
        String[] words = new String[size];
        for (int rank = 0; rank < size; rank++) {
            // Letters first, so that words differ early; the rank keeps them distinct.
            words[rank] = Long.toString(random.nextLong(26 * 26, 26L * 26 * 26 * 26), 26) + Integer.toString(rank, 36);
        }
        return words;
    }

    private static double[] cumulativeFrequencies(int size) {
        double[] cumulative = new double[size];
        double sum = 0;
        for (int rank = 0; rank < size; rank++) {
            sum += 1.0 / (rank + 1);
            cumulative[rank] = sum;
        }
        for (int rank = 0; rank < size; rank++) {
            cumulative[rank] /= sum;
        }
        return cumulative;
    }

    private static int rank(double[] cumulative, double uniform) {
        int found = Arrays.binarySearch(cumulative, uniform);
        return Math.min(found < 0 ? ~found : found, cumulative.length - 1);
    }
}

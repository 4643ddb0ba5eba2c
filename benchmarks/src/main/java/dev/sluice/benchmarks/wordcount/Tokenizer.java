package dev.sluice.benchmarks.wordcount;

import java.util.function.Consumer;

/**
 * Splits a line at single spaces without an array in between.
 *
 * <p><b>Thread rule:</b> immutable; static functions only.
 */
final class Tokenizer {

    private Tokenizer() {}

    static void pushWords(String line, Consumer<? super String> out) {
        int start = 0;
        int end;
        while ((end = line.indexOf(' ', start)) >= 0) {
            out.accept(line.substring(start, end));
            start = end + 1;
        }
        out.accept(line.substring(start));
    }
}

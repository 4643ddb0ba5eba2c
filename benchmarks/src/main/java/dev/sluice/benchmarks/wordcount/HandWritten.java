package dev.sluice.benchmarks.wordcount;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Word count as one would write it by hand: a {@link HashMap} for each thread, whose partitions are merged at the end.
 *
 * <p><b>Thread rule:</b> confined to one caller; uses the threads of a pool.
 */
final class HandWritten {
    private final ExecutorService pool;
    private final boolean isPushing;

    HandWritten(ExecutorService pool, boolean isPushing) {
        this.pool = pool;
        this.isPushing = isPushing;
    }

    Answer run(List<List<String>> partitions) throws Exception {
        List<Map<String, Long>> counted = onAll(partitions.size(), partition -> count(partitions.get(partition)));
        List<Answer> answers = onAll(partitions.size(), target -> merge(counted, target));
        return answers.stream().reduce(Answer.NONE, Answer::plus);
    }

    private Map<String, Long> count(List<String> lines) {
        Map<String, Long> counts = new HashMap<>();
        for (String line : lines) {
            if (isPushing) {
                Tokenizer.pushWords(line, word -> counts.merge(word, 1L, Long::sum));
            } else {
                for (String word : line.split(" ")) {
                    counts.merge(word, 1L, Long::sum);
                }
            }
        }
        return counts;
    }

    private static Answer merge(List<Map<String, Long>> counted, int target) {
        Map<String, Long> merged = new HashMap<>();
        for (Map<String, Long> counts : counted) {
            for (Map.Entry<String, Long> entry : counts.entrySet()) {
                if (Math.floorMod(entry.getKey().hashCode(), counted.size()) == target) {
                    merged.merge(entry.getKey(), entry.getValue(), Long::sum);
                }
            }
        }
        Answer.Builder answer = new Answer.Builder();
        merged.forEach(answer::add);
        return answer.build();
    }

    private <R> List<R> onAll(int count, PartitionBody<R> body) throws Exception {
        List<Future<R>> futures = new ArrayList<>();
        for (int index = 1; index < count; index++) {
            int partition = index;
            futures.add(pool.submit((Callable<R>) () -> body.run(partition)));
        }
        List<R> results = new ArrayList<>();
        results.add(body.run(0));
        for (Future<R> future : futures) {
            results.add(future.get());
        }
        return results;
    }

    @FunctionalInterface
    private interface PartitionBody<R> {
        R run(int partition);
    }
}

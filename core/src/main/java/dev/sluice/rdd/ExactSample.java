package dev.sluice.rdd;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Draws an exact number of elements: positions first, out of as many as were counted, and then the elements at them.
 *
 * <p><b>Thread rule:</b> thread-safe because it is stateless.
 */
final class ExactSample {

    private ExactSample() {}

    static <T> List<T> draw(Jobs<T> jobs, boolean withReplacement, int count, long seed) {
        if (Results.atLeast(0, count, "the number of elements", jobs.origin()) == 0) {
            return List.of();
        }
        List<Long> partitionSizes = jobs.onAll(new WholeWalks.Count<>());
        long total = partitionSizes.stream().mapToLong(Long::longValue).sum();
        SplittableRandom random = Partitioning.random(seed, 0);
        long[] positions = withReplacement
                ? random.longs(total == 0 ? 0 : count, 0, Math.max(1, total)).toArray()
                : different((int) Math.min(count, total), total, random);
        Map<Long, T> drawn = fetched(jobs, partitionSizes, positions);
        return Arrays.stream(positions).mapToObj(drawn::get).toList();
    }

    /** Draws positions that differ (Floyd's algorithm, CACM 30(9), 1987), and shuffles them, which that leaves to do. */
    private static long[] different(int count, long total, SplittableRandom random) {
        Set<Long> chosen = new HashSet<>();
        long[] positions = new long[count];
        for (int index = 0; index < count; index++) {
            long last = total - count + index;
            long candidate = random.nextLong(last + 1);
            positions[index] = chosen.add(candidate) ? candidate : last;
            chosen.add(positions[index]);
        }
        for (int index = count - 1; index > 0; index--) {
            int other = random.nextInt(index + 1);
            long moved = positions[index];
            positions[index] = positions[other];
            positions[other] = moved;
        }
        return positions;
    }

    private static <T> Map<Long, T> fetched(Jobs<T> jobs, List<Long> partitionSizes, long[] positions) {
        long[] sorted = Arrays.stream(positions).sorted().distinct().toArray();
        List<Integer> partitions = new ArrayList<>();
        HashMap<Integer, long[]> wanted = new HashMap<>();
        long start = 0;
        int from = 0;
        for (int partition = 0; partition < partitionSizes.size(); partition++) {
            long first = start;
            start += partitionSizes.get(partition);
            int until = from;
            while (until < sorted.length && sorted[until] < start) {
                until++;
            }
            if (until > from) {
                partitions.add(partition);
                wanted.put(
                        partition,
                        Arrays.stream(sorted, from, until)
                                .map(position -> position - first)
                                .toArray());
            }
            from = until;
        }
        Action.OnIterator<T, List<T>> fetch =
                (partition, elements) -> at(requireNonNull(wanted.get(partition)), elements);
        Map<Long, T> elements = new HashMap<>();
        int next = 0;
        for (List<T> ofPartition : jobs.on(partitions, fetch)) {
            for (T element : ofPartition) {
                elements.put(sorted[next++], element);
            }
        }
        return elements;
    }

    private static <T> List<T> at(long[] offsets, Iterator<T> elements) {
        List<T> found = new ArrayList<>(offsets.length);
        for (long offset = 0; found.size() < offsets.length; offset++) {
            T element = elements.next();
            if (offset == offsets[found.size()]) {
                found.add(element);
            }
        }
        return found;
    }
}

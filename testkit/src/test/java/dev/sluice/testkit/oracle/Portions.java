package dev.sluice.testkit.oracle;

import dev.sluice.function.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes the input of a case: cells of the grid without input, with little and with more, in several partitions.
 *
 * @param random chooses
 * @param keyKind the keys
 */
record Portions(SplittableRandom random, KeyKind keyKind) {
    private static final int MAX_CELLS = 12;

    List<List<List<List<Pair<Object, Long>>>>> cells(boolean isCutOnArrival) {
        List<List<List<List<Pair<Object, Long>>>>> cells = new ArrayList<>();
        int cellCount = random.nextInt(3, MAX_CELLS);
        for (int cell = 0; cell < cellCount; cell++) {
            List<List<List<Pair<Object, Long>>>> portions = new ArrayList<>();
            int portionCount = isCutOnArrival ? random.nextInt(3) : random.nextInt(3) == 0 ? 0 : 1;
            for (int portion = 0; portion < portionCount; portion++) {
                portions.add(partitions());
            }
            cells.add(portions);
        }
        return cells;
    }

    private List<List<Pair<Object, Long>>> partitions() {
        List<List<Pair<Object, Long>>> partitions = new ArrayList<>();
        int partitionCount = random.nextInt(1, 4);
        for (int partition = 0; partition < partitionCount; partition++) {
            List<Pair<Object, Long>> pairs = new ArrayList<>();
            int pairCount = random.nextInt(5);
            for (int pair = 0; pair < pairCount; pair++) {
                pairs.add(Pair.of(keyKind.key(random.nextInt(KeyKind.KEY_COUNT)), Affine.of(random.nextInt(1_000))));
            }
            partitions.add(pairs);
        }
        return partitions;
    }
}

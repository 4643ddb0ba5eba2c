package dev.sluice.testkit.oracle;

import dev.sluice.function.Pair;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a stream should have in each batch, told by a rule that knows all that its parents had.
 *
 * <p>A rule looks at the whole past in every batch and remembers nothing, so that there is nothing in it to forget or to mix up.
 *
 * <p><b>Thread rule:</b> confined to the test's thread.
 *
 * @param <T> the elements
 */
final class Told<T> {
    private final List<Told<?>> parents;
    private final long slideMillis;
    private final Rule<T> rule;
    private final Map<Moment, List<T>> elements = new TreeMap<>(Comparator.comparingInt(Moment::id));
    private final Set<Moment> lost = new HashSet<>();

    /**
     * Creates what is told of one stream.
     *
     * @param slideMillis how often the stream has elements, 0 if in every batch
     */
    Told(List<Told<?>> parents, long slideMillis, Rule<T> rule) {
        this.parents = List.copyOf(parents);
        this.slideMillis = slideMillis;
        this.rule = rule;
    }

    /**
     * Tells the elements of a stream in a batch.
     *
     * @param <T> the elements
     */
    @FunctionalInterface
    interface Rule<T> {
        /** Returns the elements; throws {@link Faults.Failed} if the stream's state cannot be computed in this batch. */
        List<T> tell(Moment now, Past past);
    }

    /** What every rule may ask for: the batches so far of which the changes to state were kept, this one at the end. */
    record Past(List<Moment> kept) {}

    /**
     * A batch with the elements of some stream.
     *
     * @param <T> the elements
     */
    record Batch<T>(Moment moment, List<T> elements) {}

    List<Told<?>> parents() {
        return parents;
    }

    long slideMillis() {
        return slideMillis;
    }

    /** Tells this batch; the parents' must have been told. Returns whether the stream's state could be computed. */
    boolean tell(Moment now, Past past) {
        if (parents.stream().anyMatch(parent -> parent.lost.contains(now))) {
            lost.add(now);
            return true;
        }
        if (parents.stream().anyMatch(parent -> !parent.elements.containsKey(now))) {
            return true;
        }
        try {
            List<T> told = rule.tell(now, past);
            if (slideMillis == 0 || (now.isEdge() && now.millis() % slideMillis == 0)) {
                elements.put(now, told);
            }
            return true;
        } catch (Faults.Failed e) {
            lost.add(now);
            return false;
        }
    }

    /** Returns the elements of each batch that the stream has an RDD in. */
    Map<Moment, List<T>> elements() {
        return elements;
    }

    List<T> at(Moment moment) {
        return elements.getOrDefault(moment, List.of());
    }

    /** Returns the batches of which state was kept and in which this stream had an RDD, up to the present one. */
    List<Batch<T>> kept(Past past) {
        return past.kept().stream()
                .filter(elements::containsKey)
                .map(moment -> new Batch<>(moment, at(moment)))
                .toList();
    }

    /** Returns the elements of all batches in a span of time, kept or not, as long as there were any. */
    List<T> between(long afterMillis, long throughMillis) {
        List<T> all = new ArrayList<>();
        elements.forEach((moment, each) -> {
            if (moment.millis() > afterMillis && moment.millis() <= throughMillis) {
                all.addAll(each);
            }
        });
        return all;
    }

    /** Returns the values of each key, in order, keys in the order in which they come. */
    static Map<Object, List<Long>> byKey(List<Pair<Object, Long>> pairs) {
        Map<Object, List<Long>> byKey = new LinkedHashMap<>();
        pairs.forEach(pair ->
                byKey.computeIfAbsent(pair.first(), absent -> new ArrayList<>()).add(pair.second()));
        return byKey;
    }
}

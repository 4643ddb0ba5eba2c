package dev.sluice.examples.recommendation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds back the last rating of each user, and looks whether it would have been recommended.
 *
 * <p>Ratings are put into the order of time; those of equal time, or without one, stay in the order of the file. Of each user with at least two
 * ratings the last one is held back. It counts if the user likes the item and had not rated it before. A hit is an item among the first
 * {@link Tuning#top}. The same is done with the items that most users like, without those that the user has rated: the popularity baseline.
 *
 * <p><b>Thread rule:</b> immutable.
 */
final class Evaluation {
    private static final int RATINGS_PER_BATCH = 10_000;

    private final Tuning tuning;
    private final List<Event.Rating> training;
    private final Map<String, String> heldBackItems;
    private final Map<String, Set<String>> ratedItems = new HashMap<>();

    private Evaluation(Tuning tuning, List<Event.Rating> training, Collection<Event.Rating> heldBack) {
        this.tuning = tuning;
        this.training = List.copyOf(training);
        for (Event.Rating rating : training) {
            ratedItems.computeIfAbsent(rating.user(), user -> new HashSet<>()).add(rating.item());
        }
        Map<String, String> items = new LinkedHashMap<>();
        for (Event.Rating rating : heldBack) {
            Set<String> rated = ratedItems.getOrDefault(rating.user(), Set.of());
            if (rating.rating() >= tuning.liked() && !rated.isEmpty() && !rated.contains(rating.item())) {
                items.put(rating.user(), rating.item());
            }
        }
        this.heldBackItems = items;
    }

    /**
     * Divides ratings into those to learn from and those held back.
     *
     * @throws IllegalArgumentException if none can be held back
     */
    static Evaluation of(List<Event.Rating> ratings, Tuning tuning) {
        List<Event.Rating> ordered = new ArrayList<>(ratings);
        ordered.sort(Comparator.comparingDouble(Event.Rating::time));
        Map<String, Event.Rating> last = new LinkedHashMap<>();
        List<Event.Rating> training = new ArrayList<>();
        for (Event.Rating rating : ordered) {
            Event.Rating before = last.put(rating.user(), rating);
            if (before != null) {
                training.add(before);
            }
        }
        Evaluation evaluation = new Evaluation(tuning, training, last.values());
        if (evaluation.heldBackItems.isEmpty()) {
            throw new IllegalArgumentException(
                    "None of " + ratings.size() + " ratings can be held back: it takes a user with"
                            + " two ratings, the last of which is at least --liked, " + tuning.liked());
        }
        return evaluation;
    }

    /** Returns the ratings to learn from in some batches, then a batch of queries for all users of whom one is held back. */
    List<List<Event>> batches() {
        List<List<Event>> batches = new ArrayList<>();
        for (int from = 0; from < training.size(); from += RATINGS_PER_BATCH) {
            batches.add(List.copyOf(training.subList(from, Math.min(training.size(), from + RATINGS_PER_BATCH))));
        }
        batches.add(heldBackItems.keySet().stream().<Event>map(Event.Query::new).toList());
        return batches;
    }

    /** Compares the answers to the queries with what was held back. */
    HitRates score(List<Recommended> answers) {
        int hits = 0;
        for (Recommended answer : answers) {
            String heldBack = heldBackItems.get(answer.request().asker().user());
            hits += answer.items().stream().anyMatch(item -> item.item().equals(heldBack)) ? 1 : 0;
        }
        return new HitRates(tuning.top(), heldBackItems.size(), hits, popularHits());
    }

    private int popularHits() {
        List<String> popular = mostLikedFirst();
        int hits = 0;
        for (Map.Entry<String, String> heldBack : heldBackItems.entrySet()) {
            Set<String> rated = ratedItems.getOrDefault(heldBack.getKey(), Set.of());
            boolean isHit = popular.stream()
                    .filter(item -> !rated.contains(item))
                    .limit(tuning.top())
                    .anyMatch(heldBack.getValue()::equals);
            hits += isHit ? 1 : 0;
        }
        return hits;
    }

    private List<String> mostLikedFirst() {
        Map<String, Set<String>> likers = new HashMap<>();
        for (Event.Rating rating : training) {
            if (rating.rating() >= tuning.liked()) {
                likers.computeIfAbsent(rating.item(), item -> new HashSet<>()).add(rating.user());
            }
        }
        return likers.entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, Set<String>>>comparingInt(
                                item -> -item.getValue().size())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .toList();
    }
}

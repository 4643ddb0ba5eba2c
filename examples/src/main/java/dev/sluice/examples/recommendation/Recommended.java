package dev.sluice.examples.recommendation;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a user may like, the likeliest first.
 *
 * @param request what was asked
 * @param items the items; empty if nobody likes what the user likes
 */
record Recommended(Request request, List<Item> items) implements Serializable {
    /** So many likes are taken for chance: what two users like together says little. */
    private static final double CAUTION = 5;

    private static final int SHOWN_LIKES = 3;

    Recommended {
        items = List.copyOf(items);
    }

    /**
     * A recommended item.
     *
     * @param item the item
     * @param share the share of users who like it among those who like what the user likes, averaged over the user's items
     * @param because the item of the user's that says most for it
     */
    record Item(String item, double share, String because) implements Serializable {}

    /** Makes the recommendation out of what the user's items have to say. */
    static Recommended of(Request request, List<Answer> answers, int top) {
        Set<String> known = new HashSet<>();
        request.history().forEach(rated -> known.add(rated.item()));
        Map<String, Candidate> candidates = new HashMap<>();
        for (Answer answer : answers) {
            answer.partners().forEach((partner, count) -> {
                if (!known.contains(partner)) {
                    candidates
                            .computeIfAbsent(partner, Candidate::new)
                            .add(answer.item(), count / (answer.likes() + CAUTION));
                }
            });
        }
        List<Item> items = new ArrayList<>();
        candidates.values().forEach(candidate -> items.add(candidate.item(answers.size())));
        items.sort(Comparator.comparingDouble(Item::share).reversed().thenComparing(Item::item));
        return new Recommended(request, items.subList(0, Math.min(top, items.size())));
    }

    double bestShare() {
        return items.isEmpty() ? 0 : items.get(0).share();
    }

    @Override
    public String toString() {
        String user = request.asker().user();
        List<String> liked = request.likedItems();
        if (liked.isEmpty()) {
            return user + ": nothing is known that they like";
        }
        List<String> last = liked.subList(Math.max(0, liked.size() - SHOWN_LIKES), liked.size());
        StringBuilder text = new StringBuilder(user + " likes " + String.join(", ", last));
        if (liked.size() > last.size()) {
            text.append(" and ").append(liked.size() - last.size()).append(" more");
        }
        if (items.isEmpty()) {
            return text.append("; nobody else does").toString();
        }
        text.append("; may like");
        for (Item item : items) {
            text.append(String.format(
                    Locale.ROOT, "%n    %3.0f %%  %s, because of %s", 100 * item.share(), item.item(), item.because()));
        }
        return text.toString();
    }

    /** Adds up what the user's items say for another one. */
    private static final class Candidate {
        private final String item;
        private double sum;
        private double most;
        private String because = "";

        Candidate(String item) {
            this.item = item;
        }

        void add(String likedItem, double share) {
            sum += share;
            if (share > most) {
                most = share;
                because = likedItem;
            }
        }

        Item item(int likedCount) {
            return new Item(item, sum / likedCount, because);
        }
    }
}

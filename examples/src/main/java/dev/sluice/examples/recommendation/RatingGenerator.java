package dev.sluice.examples.recommendation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Generates ratings of users who have a taste; the same ones for the same seed.
 *
 * <p>Items belong to genres, and some are far more popular than others. Everybody prefers one genre and likes a second one, but also takes what is
 * popular elsewhere, and rates by taste and by chance. Nobody rates an item twice.
 *
 * <p><b>Thread rule:</b> confined to one thread.
 */
final class RatingGenerator {
    private static final List<String> GENRES = List.of(
            "jazz", "opera", "techno", "folk", "metal", "blues", "salsa", "hiphop", "ambient", "soul", "punk", "swing");
    private static final int ITEMS_PER_GENRE = 160;
    private static final int FEWEST_RATINGS = 5;
    private static final int MOST_RATINGS = 200;
    private static final double MEAN_MORE_RATINGS = 30;
    private static final long START = 1_760_000_000L;
    private static final long SECONDS = 100_000;

    private final Random random;
    private final String userPrefix;
    private final List<Shelf> shelves = new ArrayList<>();
    private final List<Event.Rating> made = new ArrayList<>();

    /** Creates a generator; those of one {@code seed} have the same items, each {@code round} has users of its own. */
    RatingGenerator(long seed, long round) {
        Random catalogue = new Random(seed);
        GENRES.forEach(genre -> shelves.add(new Shelf(genre, catalogue)));
        this.random = new Random(seed ^ Long.reverse(round + 1));
        this.userPrefix = "user-" + (round == 0 ? "" : round + "-");
    }

    /** Prints ratings as lines. Arguments: SEED COUNT. */
    public static void main(String[] arguments) {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("expects SEED COUNT");
        }
        new RatingGenerator(Long.parseLong(arguments[0]), 0)
                .generate(Integer.parseInt(arguments[1]))
                .forEach(rating -> System.out.println(rating.toLine()));
    }

    /** Returns so many ratings in the order of time. */
    List<Event.Rating> generate(int count) {
        for (int number = 0; made.size() < count; number++) {
            rate(userPrefix + number);
        }
        made.sort(Comparator.comparingDouble(Event.Rating::time));
        return List.copyOf(made.subList(0, count));
    }

    private void rate(String user) {
        int favourite = anyGenre();
        int second = anyGenre();
        double more = -MEAN_MORE_RATINGS * Math.log(1 - random.nextDouble());
        int count = (int) Math.min(MOST_RATINGS, FEWEST_RATINGS + more);
        double time = START + SECONDS * random.nextDouble();
        Set<String> rated = new HashSet<>();
        for (int index = 0; index < count; index++) {
            time += SECONDS / 100.0 * random.nextDouble();
            double chance = random.nextDouble();
            int genre = chance < 0.55 ? favourite : chance < 0.7 ? second : anyGenre();
            String item = shelves.get(genre).any(random);
            if (rated.add(item)) {
                boolean isToTaste = genre == favourite || genre == second;
                long rating = Math.round((isToTaste ? 4.1 : 2.9) + 0.9 * random.nextGaussian());
                made.add(new Event.Rating(user, item, Math.max(1, Math.min(5, rating)), Math.floor(time)));
            }
        }
    }

    /** Returns the number of a genre; the first ones have the most friends. */
    private int anyGenre() {
        return (int) (shelves.size() * Math.pow(random.nextDouble(), 1.4));
    }

    /** The items of a genre: the how-manieth most popular one an item is, so much rarer it is taken. */
    private static final class Shelf {
        private static final double STEEPNESS = 0.8;

        private final String genre;
        private final double[] cumulated = new double[ITEMS_PER_GENRE];

        Shelf(String genre, Random catalogue) {
            this.genre = genre;
            double offset = 1 + catalogue.nextInt(5);
            double sum = 0;
            for (int index = 0; index < ITEMS_PER_GENRE; index++) {
                sum += Math.pow(offset + index, -STEEPNESS);
                cumulated[index] = sum;
            }
        }

        String any(Random random) {
            double point = random.nextDouble() * cumulated[ITEMS_PER_GENRE - 1];
            int index = Arrays.binarySearch(cumulated, point);
            return genre + "-" + (index < 0 ? -index - 1 : index);
        }
    }
}

package dev.sluice.examples.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.examples.RejectedLines;
import dev.sluice.shared.Accumulator;
import dev.sluice.testing.StreamTestDriver;
import dev.sluice.testing.TestInput;
import dev.sluice.testing.TestOutput;
import dev.sluice.time.Durations;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecommendationTest {
    private static final Tuning SMALL = new Tuning(3, 4, 4, 2, Duration.ofHours(1));

    @Test
    void users_whoRateOrAreAskedFor_getWhatOthersLikeToo() {
        try (StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1))) {
            TestInput<String> lines = driver.input("lines");
            Accumulator<String, RejectedLines> rejected = RejectedLines.accumulator(driver.context());
            TestOutput<Recommended> recommended = driver.capture(
                    Recommender.recommended(Recommendation.parsed(lines.stream(), rejected), SMALL, true));
            driver.start();

            lines.add("ann,tea,5,1", "ann,milk,4,2", "bob,tea,4,3", "bob,milk,5,4", "bob,cake,3,5", "bob,beer,1,6");
            driver.nextBatch();
            lines.add("?bob", "?eve", "tea please", "eve,tea,much");
            driver.nextBatch();
            lines.add("?eve", "eve,tea,5");
            driver.nextBatch();
            driver.nextBatch();

            assertThat(recommended.perBatch().stream()
                            .map(batch -> batch.stream()
                                    .map(Recommended::toString)
                                    .sorted()
                                    .toList()))
                    .containsExactly(
                            List.of(
                                    "ann likes tea, milk; may like\n     14 %  cake, because of tea",
                                    "bob likes tea, milk, cake; nobody else does"),
                            List.of(
                                    "bob likes tea, milk, cake; nobody else does",
                                    "eve: nothing is known that they like"),
                            List.of(
                                    "eve likes tea; may like\n     25 %  milk, because of tea\n     13 %  cake, because of tea",
                                    "eve: nothing is known that they like"),
                            List.of());
            assertThat(rejected.value()).hasToString("2 malformed lines, the last:\n    tea please\n    eve,tea,much");
        }
    }

    @Test
    void userAndItems_thatAreIdle_areForgotten() {
        try (StreamTestDriver driver = StreamTestDriver.create(Durations.minutes(40))) {
            TestInput<Event> events = driver.input("events");
            TestOutput<Recommended> recommended =
                    driver.capture(Recommender.recommended(events.stream(), SMALL, false));
            driver.start();

            events.add(liked("ann", "tea"), liked("ann", "milk"), liked("bob", "tea"));
            driver.nextBatch();
            events.add(new Event.Query("bob"));
            driver.nextBatch();
            events.add(new Event.Query("bob"));
            driver.nextBatch();

            assertThat(recommended.perBatch().stream().map(List::toString))
                    .containsExactly(
                            "[]",
                            "[bob likes tea; may like\n     14 %  milk, because of tea]",
                            "[bob: nothing is known that they like]");
        }
    }

    @Test
    void history_whenFull_losesWhatWasRatedFirst() {
        try (StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1))) {
            TestInput<Event> events = driver.input("events");
            TestOutput<Recommended> recommended = driver.capture(
                    Recommender.recommended(events.stream(), new Tuning(3, 3, 4, 2, Duration.ofHours(1)), false));
            driver.start();

            events.add(liked("ann", "a"), liked("ann", "b"), liked("ann", "c"), liked("ann", "a"), liked("ann", "d"));
            events.add(new Event.Query("ann"));
            driver.nextBatch();

            assertThat(recommended.last().get(0).request().likedItems()).containsExactly("c", "a", "d");
        }
    }

    @Test
    void partners_whenFull_loseTheRarerHalf() {
        try (StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1))) {
            TestInput<Event> events = driver.input("events");
            TestOutput<Recommended> recommended = driver.capture(
                    Recommender.recommended(events.stream(), new Tuning(3, 3, 4, 9, Duration.ofHours(1)), false));
            driver.start();

            events.add(liked("u1", "x"), liked("u1", "a"), liked("u2", "x"), liked("u2", "a"));
            events.add(liked("u3", "x"), liked("u3", "b"), liked("u4", "x"), liked("u4", "c"));
            events.add(liked("u5", "x"), liked("u5", "d"), liked("u6", "x"), liked("u6", "d"));
            driver.nextBatch();
            events.add(liked("u7", "x"), liked("u7", "e"), liked("u8", "x"), new Event.Query("u8"));
            driver.nextBatch();

            assertThat(recommended.last().get(0).items())
                    .extracting(Recommended.Item::item)
                    .containsExactly("a", "d", "e");
        }
    }

    @Test
    void item_thatIsLikedNoLonger_isNotAskedAgain() {
        try (StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1))) {
            TestInput<Event> events = driver.input("events");
            TestOutput<Recommended> recommended =
                    driver.capture(Recommender.recommended(events.stream(), SMALL, false));
            driver.start();

            events.add(liked("ann", "tea"), liked("ann", "milk"), liked("bob", "tea"));
            events.add(new Event.Rating("bob", "tea", 1, 0), new Event.Query("bob"));
            driver.nextBatch();

            assertThat(recommended.last()).hasToString("[bob: nothing is known that they like]");
        }
    }

    /** None of these seeds was used to choose the method or its defaults. */
    @ParameterizedTest
    @ValueSource(longs = {101, 202, 303, 404, 505})
    void heldBackRatings_areHitMoreOften_thanByPopularity(long seed) {
        HitRates rates = evaluate(new RatingGenerator(seed, 0).generate(25_000));

        System.out.println("seed " + seed + ": " + rates);
        assertThat(rates.lift()).as("seed %d: %s", seed, rates).isGreaterThanOrEqualTo(1.5);
    }

    @Test
    void evaluation_holdsBackTheLastRatingOfEachUser_byTime() {
        HitRates rates = evaluate(List.of(
                new Event.Rating("ann", "tea", 5, 30), // held back, liked by most, recommended because of milk
                new Event.Rating("ann", "milk", 5, 10),
                new Event.Rating("bob", "milk", 5, 1),
                new Event.Rating("bob", "tea", 5, 2),
                new Event.Rating("bob", "gin", 1, 3), // held back, but does not count since it is not liked
                new Event.Rating("eve", "tea", 5, 4),
                new Event.Rating("eve", "rum", 5, 5), // held back, liked by nobody else
                new Event.Rating("dan", "tea", 5, 6))); // has no other

        assertThat(rates).isEqualTo(new HitRates(10, 2, 1, 1));
    }

    @Test
    void evaluation_withoutAnythingToHoldBack_saysWhy() {
        assertThatThrownBy(() -> Evaluation.of(List.of(new Event.Rating("ann", "tea", 5, 1)), Tuning.DEFAULT))
                .hasMessage("None of 1 ratings can be held back: it takes a user with two ratings, the last of which is"
                        + " at least --liked, 3.0");
    }

    private static HitRates evaluate(List<Event.Rating> ratings) {
        Evaluation evaluation = Evaluation.of(ratings, Tuning.DEFAULT);
        try (StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1))) {
            TestInput<Event> events = driver.input("events");
            TestOutput<Recommended> answers =
                    driver.capture(Recommender.recommended(events.stream(), Tuning.DEFAULT, false));
            driver.start();
            for (List<Event> batch : evaluation.batches()) {
                events.add(batch.toArray(Event[]::new));
                driver.nextBatch();
            }
            return evaluation.score(answers.all());
        }
    }

    private static Event liked(String user, String item) {
        return new Event.Rating(user, item, 5, 0);
    }
}

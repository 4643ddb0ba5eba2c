package dev.sluice.examples.recommendation;

import dev.sluice.DStream;
import dev.sluice.PairDStream;
import dev.sluice.ProcessDStream;
import dev.sluice.function.Pair;
import java.util.List;

/**
 * From ratings and queries to recommendations: the operators in a row.
 *
 * <p>A rating goes to its user, who knows what else they like; from there to the items, which count how often they are liked together. A request takes
 * the same way, and comes back: the user's history, the items' partners, and both together are the recommendation. All of it happens in one
 * batch. Items learn first and answer then, so a request sees all ratings of its batch.
 */
final class Recommender {
    private Recommender() {}

    /** Returns the recommendations for each query, and for users that rate if {@code servesActiveUsers}. */
    static DStream<Recommended> recommended(DStream<Event> events, Tuning tuning, boolean servesActiveUsers) {
        ProcessDStream<Pair<String, ItemEvent>> learned = events.mapToPair(event -> Pair.of(event.user(), event))
                .process(new UserHistory(tuning, servesActiveUsers));
        DStream<Request> requests = learned.sideOutput(UserHistory.REQUESTS);
        DStream<Pair<String, ItemEvent>> asked = requests.flatMap(request -> request.likedItems().stream()
                .map(new ItemEvent.Asked(request.asker())::to)
                .toList());
        DStream<Answer> answers = PairDStream.fromDStream(learned.union(asked)).process(new ItemPartners(tuning));
        int top = tuning.top();
        return requests.mapToPair(request -> Pair.of(request.asker(), request))
                .cogroup(answers.mapToPair(answer -> Pair.of(answer.asker(), answer)))
                .map(both -> Recommended.of(
                        last(both.second().first()), both.second().second(), top));
    }

    /** Of several queries for one user in a batch the last one knows most. */
    private static Request last(List<Request> requests) {
        return requests.get(requests.size() - 1);
    }
}

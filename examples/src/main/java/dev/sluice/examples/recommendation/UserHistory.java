package dev.sluice.examples.recommendation;

import dev.sluice.examples.recommendation.Request.Asker;
import dev.sluice.examples.recommendation.Request.Rated;
import dev.sluice.function.Pair;
import dev.sluice.state.KeyedProcessFunction;
import dev.sluice.state.ListState;
import dev.sluice.state.OutputTag;
import dev.sluice.state.ProcessContext;
import dev.sluice.state.ProcessOutput;
import dev.sluice.state.StateVariable;
import dev.sluice.state.Timer;
import java.util.ArrayList;
import java.util.List;

/**
 * Remembers what each user rated: tells items when they are liked, and with what.
 *
 * <p>A rating that is changed replaces the old one. What items were told stays, also if the user likes one no longer.
 */
final class UserHistory extends KeyedProcessFunction<String, Event, Pair<String, ItemEvent>> {
    static final OutputTag<Request> REQUESTS = OutputTag.named("requests");
    private static final long serialVersionUID = 1;

    private final Tuning tuning;
    private final boolean servesActiveUsers;
    private final StateVariable<ListState<Rated>> history;

    /** Creates the function; {@code servesActiveUsers} says whether users that rate get a recommendation without a query. */
    UserHistory(Tuning tuning, boolean servesActiveUsers) {
        this.tuning = tuning;
        this.servesActiveUsers = servesActiveUsers;
        this.history = list("history", tuning.forgetAfter());
    }

    @Override
    public void process(Event event, ProcessContext<String> context, ProcessOutput<Pair<String, ItemEvent>> out) {
        if (event instanceof Event.Rating rating) {
            learn(rating, context.state(history), out);
        }
        if (event instanceof Event.Query) {
            request(true, context, out);
        } else if (servesActiveUsers) {
            context.timers().registerProcessingTime(context.batch().time()); // once a batch, after all of its ratings
        }
    }

    @Override
    public void onTimer(Timer timer, ProcessContext<String> context, ProcessOutput<Pair<String, ItemEvent>> out) {
        request(false, context, out);
    }

    private void learn(Event.Rating rating, ListState<Rated> state, ProcessOutput<Pair<String, ItemEvent>> out) {
        Rated rated = new Rated(rating.item(), rating.rating() >= tuning.liked());
        if (rated.isLiked() && !state.get().contains(rated)) {
            out.emit(new ItemEvent.Liked().to(rated.item()));
            for (Rated other : state.get()) {
                if (other.isLiked()) {
                    out.emit(new ItemEvent.LikedWith(other.item()).to(rated.item()));
                    out.emit(new ItemEvent.LikedWith(rated.item()).to(other.item()));
                }
            }
        }
        List<Rated> next = new ArrayList<>(state.get());
        next.removeIf(other -> other.item().equals(rated.item()));
        next.add(rated);
        state.update(next.subList(Math.max(0, next.size() - tuning.history()), next.size()));
    }

    private void request(boolean isQuery, ProcessContext<String> context, ProcessOutput<Pair<String, ItemEvent>> out) {
        out.emit(
                REQUESTS,
                new Request(
                        new Asker(context.key(), isQuery),
                        context.state(history).get()));
    }
}

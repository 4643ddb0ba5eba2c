package dev.sluice.examples.recommendation;

import dev.sluice.state.KeyedProcessFunction;
import dev.sluice.state.MapState;
import dev.sluice.state.ProcessContext;
import dev.sluice.state.ProcessOutput;
import dev.sluice.state.StateVariable;
import dev.sluice.state.ValueState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Counts for each item how many users like it, and how many of them like another one too; tells what it has counted when asked.
 *
 * <p>When there is no room for one partner more, the rarer half is forgotten. A partner that belongs there has half of the room to come back in; an
 * accident has not.
 */
final class ItemPartners extends KeyedProcessFunction<String, ItemEvent, Answer> {
    private static final long serialVersionUID = 1;

    private final int maxPartners;
    private final StateVariable<ValueState<Long>> likes;
    private final StateVariable<MapState<String, Long>> partners;

    ItemPartners(Tuning tuning) {
        this.maxPartners = tuning.partners();
        this.likes = value("likes", tuning.forgetAfter());
        this.partners = map("partners", tuning.forgetAfter());
    }

    @Override
    public void process(ItemEvent event, ProcessContext<String> context, ProcessOutput<Answer> out) {
        if (event instanceof ItemEvent.Liked) {
            ValueState<Long> count = context.state(likes);
            count.update(count.orElse(0L) + 1);
        } else if (event instanceof ItemEvent.LikedWith liked) {
            count(liked.partner(), context.state(partners));
        } else if (event instanceof ItemEvent.Asked asked) {
            out.emit(new Answer(
                    asked.asker(),
                    context.key(),
                    context.state(likes).orElse(0L),
                    context.state(partners).entries()));
        }
    }

    private void count(String partner, MapState<String, Long> state) {
        long before = state.get(partner).orElse(0L);
        if (before == 0 && state.entries().size() >= maxPartners) {
            forgetHalf(state);
        }
        state.put(partner, before + 1);
    }

    private void forgetHalf(MapState<String, Long> state) {
        List<Map.Entry<String, Long>> rarestFirst =
                new ArrayList<>(state.entries().entrySet());
        rarestFirst.sort(Map.Entry.comparingByValue());
        rarestFirst.subList(0, (maxPartners + 1) / 2).stream()
                .map(Map.Entry::getKey)
                .toList()
                .forEach(state::remove);
    }
}

package dev.sluice.examples.recommendation;

import dev.sluice.function.Pair;
import java.io.Serializable;

/** What an item is told. */
sealed interface ItemEvent extends Serializable {

    /** One user more likes it. */
    record Liked() implements ItemEvent {}

    /** One user more likes both it and another item. */
    record LikedWith(String partner) implements ItemEvent {}

    /** It is to say what its partners are. */
    record Asked(Request.Asker asker) implements ItemEvent {}

    /** Returns the event with the item that it is for. */
    default Pair<String, ItemEvent> to(String item) {
        return Pair.of(item, this);
    }
}

package dev.sluice.examples.recommendation;

import java.io.Serializable;
import java.util.Map;

/**
 * What an item has to say for a recommendation.
 *
 * @param asker for whom
 * @param item the item, which the user likes
 * @param likes how many users like it
 * @param partners how many of them like another item, by the item
 */
record Answer(Request.Asker asker, String item, long likes, Map<String, Long> partners) implements Serializable {

    Answer {
        partners = Map.copyOf(partners);
    }
}
